# SPDX-License-Identifier: MIT
# Completion of skillgap in bash; made when it was built, see src/completion.

@tables@

# Joins what bash took apart at ":" and "=", up to the cursor: words, and cur for the last.
_skillgap_words()
{
	local rest=${COMP_LINE:0:COMP_POINT} part gap i n=-1

	words=()
	for ((i = 0; i <= COMP_CWORD; i++)); do
		part=${COMP_WORDS[i]}
		gap=${rest%%[![:space:]]*}
		rest=${rest#"$gap"}
		[ "$i" -lt "$COMP_CWORD" ] || part=$rest
		if [ "$n" -lt 0 ] || [ -n "$gap" ]; then
			n=$((n + 1))
			words[n]=
		fi
		words[n]+=$part
		rest=${rest#"$part"}
	done
	cur=${words[n]}
}

# The command whose options count, and the operands before the cursor: their number, the first.
_skillgap_place()
{
	local i word first=1

	command=gap operands=0 operand=
	case " $_skillgap_commands " in
	*" ${words[1]} "*)
		if [ "${#words[@]}" -gt 2 ]; then
			command=${words[1]} first=2
		fi
		;;
	esac
	if [ "$command ${words[2]}" = "profile init" ] && [ "${#words[@]}" -gt 3 ]; then
		command="profile init" first=3
	fi
	for ((i = first; i < ${#words[@]} - 1; i++)); do
		word=${words[i]}
		case $word in
		--*=*) ;;
		-?*)
			[ "${word#--}" != "$word" ] || word=-${word#"${word%?}"}
			_skillgap_value "$command" "$word"
			[ -z "$kind" ] || i=$((i + 1))
			;;
		*)
			operands=$((operands + 1))
			[ "$operands" -gt 1 ] || operand=$word
			;;
		esac
	done
}

_skillgap_ids() { "${words[0]/#\~\//$HOME/}" dict list "$1" 2>/dev/null | cut -d ' ' -f 1; }

# Matches of $1 among the words given, into COMPREPLY.
_skillgap_match()
{
	local IFS=$'\n'

	COMPREPLY+=($(compgen -W "${*:2}" -- "$1"))
}

# The same for the last item of a list with commas.
_skillgap_match_list()
{
	local before= IFS=$'\n' item=${1##*,}

	[ "$item" = "$1" ] || before=${1%,*},
	item=${item#"${item%%[! ]*}"}
	COMPREPLY+=($(compgen -P "$before" -W "${*:2}" -- "$item"))
}

# Files that $1 begins, those with the endings in $2 and folders; all where none has one.
_skillgap_files()
{
	local IFS=$'\n' file files=($(compgen -f -- "$1"))

	compopt -o filenames 2>/dev/null
	for file in "${files[@]}"; do
		case " $2 " in
		*" ${file##*.} "*) COMPREPLY+=("$file") ;;
		*) [ ! -d "$file" ] || COMPREPLY+=("$file") ;;
		esac
	done
	[ "${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=("${files[@]}")
}

_skillgap_sources()
{
	local IFS=$' \n'

	case $1 in
	r*) _skillgap_match "$1" $(_skillgap_ids roles | sed 's/^/role:/') ;;
	esac
	_skillgap_match "$1" $_skillgap_boards
	if [ "${#COMPREPLY[@]}" -eq 1 ] && [[ ${COMPREPLY[0]} == *[:/] ]]; then
		compopt -o nospace 2>/dev/null
	fi
	IFS=$'\n'
	local files=($(compgen -f -- "$1"))
	if [ "${#files[@]}" -gt 0 ]; then
		compopt -o filenames 2>/dev/null
		COMPREPLY+=("${files[@]}")
	fi
}

_skillgap_complete()
{
	local IFS=$' \n'

	case $1 in
	words) _skillgap_match "$2" $values ;;
	list) _skillgap_match_list "$2" $values ;;
	files) _skillgap_files "$2" "$values" ;;
	skill_list) _skillgap_match_list "$2" $(_skillgap_ids skills) ;;
	skills) _skillgap_match "$2" $(_skillgap_ids skills) ;;
	areas) _skillgap_match "$2" $(_skillgap_ids areas) ;;
	programs) COMPREPLY+=($(compgen -c -- "$2")) ;;
	sources) _skillgap_sources "$2" ;;
	commands) _skillgap_match "$2" $_skillgap_commands ;;
	esac
}

_skillgap()
{
	local cur words command operands operand kind values REPLY IFS=$' \t\n' before i
	local last

	COMPREPLY=()
	_skillgap_words
	_skillgap_place
	last=${words[${#words[@]} - 2]}
	case $last in
	--*=* | --) last= ;;
	--*) ;;
	-?*) last=-${last#"${last%?}"} ;;
	esac
	kind=
	case $last in -?*) _skillgap_value "$command" "$last" ;; esac
	cur=${cur#[\'\"]}
	if [ -n "$kind" ]; then
		_skillgap_complete "$kind" "$cur"
	elif [[ $cur == --*=* ]]; then
		_skillgap_value "$command" "${cur%%=*}"
		_skillgap_complete "${kind:-nothing}" "${cur#*=}"
		cur=${cur#*=}
	elif [[ $cur == -* ]]; then
		_skillgap_options "$command"
		_skillgap_match "$cur" $REPLY
	else
		[ "${#words[@]}" -ne 2 ] || _skillgap_match "$cur" $_skillgap_commands
		_skillgap_operand "$command" "$operand" "$((operands + 1))"
		_skillgap_complete "$kind" "$cur"
	fi
	# What stands before a ":" is a word of its own to bash, and stays.
	if [[ $cur == *:* && $COMP_WORDBREAKS == *:* ]]; then
		before=${cur%"${cur##*:}"}
		for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
			COMPREPLY[i]=${COMPREPLY[i]#"$before"}
		done
	fi
}

complete -F _skillgap skillgap
