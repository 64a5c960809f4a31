using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using Daybook.Cli.Output;

namespace Daybook.Cli.Commands;

/// <summary>Prints what a verb does, its arguments and options, and examples that work as they stand.</summary>
internal sealed class HelpText(Terminal terminal) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Show(parseResult.CommandResult.Command as Verb, (RootCommand)parseResult.RootCommandResult.Command);
        return ExitCode.Fine;
    }

    /// <summary>Prints the help of a verb; null: that of the tool.</summary>
    public void Show(Verb? verb, RootCommand root)
    {
        using var output = new StreamWriter(terminal.Output, new UTF8Encoding(false), leaveOpen: true);
        IScreen screen = terminal.OutputIsTerminal ? new RichScreen(output, terminal.Width, terminal.Colour) : new PlainScreen(output);
        if (verb is not null)
            WriteVerb(screen, verb);
        else
            WriteTool(screen, root);
        screen.Flush();
    }

    private static void WriteTool(IScreen screen, RootCommand root)
    {
        screen.Line(Piece.Strong("daybook"), ": " + root.Description);
        screen.Line();
        screen.Line("  daybook VERB [options]");
        screen.Line();
        screen.Table(Rows(root.Subcommands.Where(verb => !verb.Hidden).Select(verb => (verb.Name, verb.Description))));
        screen.Line();
        screen.Line(Piece.Muted("Every verb has"));
        screen.Table(Rows(GlobalOptions.All.Select(option => (Name(option), option.Description))));
        screen.Line();
        screen.Line("Start with ", Piece.Accent("daybook demo"), "; ", Piece.Accent("daybook help VERB"), " shows a verb's options and examples.");
    }

    private static void WriteVerb(IScreen screen, Verb verb)
    {
        screen.Line(Piece.Strong($"daybook {verb.FullName}"), ": " + verb.Description);
        screen.Line();
        screen.Line($"  daybook {string.Join(' ', [verb.FullName, .. verb.Arguments.Select(Usage), "[options]"])}");
        screen.Line();
        if (verb.Arguments.Count + verb.Options.Count > 0)
        {
            var arguments = verb.Arguments.Select(argument => (argument.HelpName ?? argument.Name, argument.Description));
            screen.Table(Rows([.. arguments, .. verb.Options.Select(option => (Name(option), option.Description))]));
            screen.Line();
        }

        if (verb.Subcommands.Count > 0)
        {
            screen.Line(Piece.Muted("Verbs of its own"));
            screen.Table(Rows(verb.Subcommands.OfType<Verb>().Select(below => (below.FullName, below.Description))));
            screen.Line();
        }

        screen.Line(Piece.Muted("Every verb has"));
        screen.Table(Rows(GlobalOptions.All.Select(option => (Name(option), option.Description))));
        screen.Line();
        screen.Line(Piece.Muted(verb.Examples.Count == 1 ? "Example" : "Examples"));
        foreach (var example in verb.Examples)
            screen.Command(example);
    }

    private static TableView Rows(IEnumerable<(string Name, string? Description)> rows) => new(
        [new Column("name"), new Column("description", IsElastic: true, Wraps: true)],
        [.. rows.Select(row => new Piece[] { row.Name, Piece.Muted(row.Description) })])
    {
        HasHeader = false,
        Indent = 2,
    };

    private static string Usage(Argument argument)
    {
        var name = argument.HelpName ?? argument.Name;
        if (argument.Arity.MaximumNumberOfValues > 1)
            name += "…";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static string Name(Option option)
    {
        var names = string.Join(", ", [.. option.Aliases.Where(alias => alias.Length == 2), option.Name]);
        return option.ValueType == typeof(bool) ? names : $"{names} {option.HelpName ?? "VALUE"}";
    }
}
