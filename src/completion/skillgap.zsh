#compdef skillgap
# SPDX-License-Identifier: MIT
# Completion of skillgap in zsh; made when it was built, see src/completion.

_skillgap_ids() {
	reply=(${${(f)"$(_call_program $1 $program dict list $1 2>/dev/null)"}%% *})
}

_skillgap_skills() {
	local -a reply expl
	_skillgap_ids skills
	_wanted skills expl skill compadd "$@" -a reply
}

_skillgap_areas() {
	local -a reply expl
	_skillgap_ids areas
	_wanted areas expl area compadd "$@" -a reply
}

_skillgap_roles() {
	local -a reply expl
	_skillgap_ids roles
	_wanted roles expl role compadd "$@" role:$^reply
}

_skillgap_sources() {
	_alternative 'files:file:_files' 'boards:board:_skillgap_boards' \
		'roles:role:_skillgap_roles'
}

@tables@

_skillgap() {
	local program=$words[1] command=gap curcontext=$curcontext

	if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
		_alternative 'commands:command:_skillgap_commands' 'sources:source:_skillgap_sources'
		return
	fi
	if (( CURRENT > 2 && $+functions[_skillgap_of_$words[2]] )); then
		command=$words[2]
		shift words
		(( CURRENT-- ))
	fi
	if (( CURRENT > 2 )) && [[ $command-$words[2] == profile-init ]]; then
		command=profile_init
		shift words
		(( CURRENT-- ))
	fi
	_skillgap_of_$command
}

_skillgap "$@"
