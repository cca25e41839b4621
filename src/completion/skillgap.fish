# SPDX-License-Identifier: MIT
# Completion of skillgap in fish; made when it was built, see src/completion.

function __skillgap_ids
	set -l program (commandline -opc)[1]
	$program dict list $argv[1] 2>/dev/null | string replace -r ' +' \t
end

function __skillgap_sources
	__skillgap_boards
	__skillgap_ids roles | string replace -r '^' role:
end

# A list with commas: what stands before the last one stays.
function __skillgap_list
	set -l before (commandline -ct | string replace -r '^--[a-z-]+=' '' | string match -r '.*,')
	printf '%s\n' "$before"$argv
end

# Files with these endings, and folders.
function __skillgap_files
	set -l word (commandline -ct | string replace -r '^--[a-z-]+=' '')
	__fish_complete_path $word | string match -r '.*/(?:\t.*)?$|.*\.(?:'(string join '|' $argv)')(?:\t.*)?$'
end

# The words that say which command it is.
function __skillgap_command
	set -l words (commandline -opc)
	if test "$words[2] $words[3]" = 'profile init'
		echo profile init
	else if contains -- "$words[2]" $__skillgap_names
		echo $words[2]
	else
		echo gap
	end
end

function __skillgap_is
	test (__skillgap_command) = $argv[1]
end

# Whether an operand is being typed: which one (3+: the third or later), behind which first one.
function __skillgap_at
	__skillgap_is $argv[1]; or return
	set -l words (commandline -opc)
	set -e words[1]
	if contains -- "$words[1]" $__skillgap_names
		set -e words[1]
		test $argv[1] = 'profile init'; and set -e words[1]
	end
	set -l operands
	set -l is_value no
	for word in $words
		if test $is_value = yes
			set is_value no
		else if contains -- $word $__skillgap_valued
			set is_value yes
		else if not string match -q -r '^-.' -- $word
			set -a operands $word
		end
	end
	test -z $argv[2]; or test "$operands[1]" = $argv[2]; or return
	set -l n (math (count $operands) + 1)
	set -l at (string replace + '' $argv[3])
	test $n -eq $at; or begin
		test $at != $argv[3]; and test $n -ge $at
	end
end

@tables@
complete -c skillgap -n 'test (count (commandline -opc)) -eq 1' -a '(__skillgap_commands)'
