"""The completion scripts of the shells.

A script runs `_TRIPCLI_COMPLETE=SHELL tripcli WORDS…` with the words up to the cursor. The first line of the answer is
`values`, `nospace` (a value goes on) or `files` (the shell's own completion of paths); each other line is a value, for
zsh and fish with its meaning. No script evaluates what it gets, so what a dataset says is never run.
"""

BASH = r"""
_tripcli_completion() {
    local -a answer
    mapfile -t answer < <(
        _TRIPCLI_COMPLETE=bash "${1/#\~/$HOME}" "${COMP_LINE:0:COMP_POINT}" "$2" "$COMP_TYPE" 2>/dev/null
    )
    case ${answer[0]} in
        files) compopt -o default; COMPREPLY=(); return ;;
        nospace) compopt -o nospace ;;
    esac
    COMPREPLY=("${answer[@]:1}")
}
complete -o nosort -F _tripcli_completion tripcli
"""

ZSH = r"""
#compdef tripcli
_tripcli_completion() {
    local -a answer values suffix
    answer=("${(@f)$(_TRIPCLI_COMPLETE=zsh ${(Q)words[1]} "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    case $answer[1] in
        files)
            [[ $PREFIX == --*=* ]] && compset -P 1 '*='
            _files
            return ;;
        nospace) suffix=(-S '') ;;
    esac
    compset -p ${answer[2]:-0}
    values=("${(@)answer[3,-1]}")
    [[ -n $values[1] ]] || return 1
    # -U: a value may match in its middle. What was typed is then kept until one value is chosen.
    _describe -V value values -U -i "$IPREFIX" $suffix
    local kept=${(Q)PREFIX}
    for value in $values; do
        [[ ${value//\\/} == $kept* ]] || { (( $#values > 1 )) && compstate[insert]='' compstate[list]='list force'; }
    done
}
compdef _tripcli_completion tripcli
"""

FISH = r"""
function __tripcli_completion
    set -l words (commandline -opc)
    set -l answer (_TRIPCLI_COMPLETE=fish command $words[1] $words[2..] (commandline -ct) 2>/dev/null)
    if test "$answer[1]" = files
        set -l typed (commandline -ct)
        if string match -qr '^--[a-z-]+=' -- $typed
            set -l option (string replace -r '=.*' '=' -- $typed)
            string join \n -- $option(__fish_complete_path (string replace -r '^[^=]*=' '' -- $typed))
        else
            __fish_complete_path $typed
        end
        return
    end
    string join \n -- $answer[2..]
end
complete --command tripcli --erase
complete --command tripcli --no-files --keep-order --arguments '(__tripcli_completion)'
"""

POWERSHELL = r"""
Register-ArgumentCompleter -Native -CommandName tripcli -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    if (-not $wordToComplete) { $words += '""' }
    $Env:_TRIPCLI_COMPLETE = "powershell"
    try {
        tripcli @words | Select-Object -Skip 1 | ForEach-Object {
            $value, $meaning = $_ -split "`t", 2
            if (-not $meaning) { $meaning = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $meaning)
        }
    } finally {
        $Env:_TRIPCLI_COMPLETE = $null
    }
}
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL}
"""Shell -> its script."""
