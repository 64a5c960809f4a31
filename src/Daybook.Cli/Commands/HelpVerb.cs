using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Events;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook help</c>: what <c>--help</c> shows.</summary>
internal sealed class HelpVerb : Verb
{
    private readonly Argument<string?> _verb = new("verb") { HelpName = "VERB", Description = "The verb to show; without it all verbs are listed", Arity = ArgumentArity.ZeroOrOne };

    public HelpVerb(Terminal terminal)
        : base(
            terminal,
            "help",
            "List the verbs, or show a verb's options and examples.",
            "daybook help",
            "daybook help query") => Add(_verb);

    /// <summary>Says that there is no such verb, and which may be meant.</summary>
    public static string Unknown(string word, Command root)
    {
        var meant = Spelling.Nearest(word, root.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name));
        return $"'{word}' is not a verb; {(meant is null ? string.Empty : $"did you mean '{meant}'? ")}see 'daybook --help'";
    }

    protected override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var root = Parents.OfType<RootCommand>().Single();
        var verb = run.Get(_verb) is { } name
            ? root.Subcommands.OfType<Verb>().FirstOrDefault(one => one.Name == name) ?? throw new MisuseException(Unknown(name, root))
            : null;
        new HelpText(run.Terminal).Show(verb, root);
        return Task.FromResult(ExitCode.Fine);
    }
}
