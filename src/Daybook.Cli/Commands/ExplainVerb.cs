using System.CommandLine;
using System.Globalization;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Explanations;
using Daybook.Queries;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook explain</c>.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string> _what = new("what") { HelpName = "ID|ASSET", Description = "An event's id, or an asset" };
    private readonly Argument<string?> _date = new("date") { HelpName = "DATE", Description = "With an asset: the day (UTC), 2025-03-05 or relative as -3d", Arity = ArgumentArity.ZeroOrOne };

    public ExplainVerb(Terminal terminal)
        : base(
            terminal,
            "explain",
            "Show what the journal knows of a decision: the rules and their numbers, its trace, what came before and after.",
            "daybook explain 5231",
            "daybook explain NVDA 2025-03-05",
            "daybook explain NVDA -3d --json")
    {
        Add(_what);
        Add(_date);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var what = run.Get(_what)!;
        var date = run.Get(_date);
        var isId = long.TryParse(what.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        if (date is null && !isId)
            throw new MisuseException($"'{what}' is not an event's id; for an asset say on which day: daybook explain {what} 2025-03-05");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var explanation = date is null
            ? await EventAsync(reader, run, id, cancellationToken).ConfigureAwait(false)
            : await reader.ExplainAsync(what, DayOf(date, await run.NowAsync(reader, cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => ExplanationJson.Write(writer, explanation));
        else
            ExplanationView.Show(run.Screen, explanation);
        return ExitCode.Fine;
    }

    private static DateOnly DayOf(string date, DateTimeOffset now) => DateOnly.FromDateTime(TimeArgument.Parse(date, "DATE", now).UtcDateTime);

    private static async Task<Explanation> EventAsync(JournalReader reader, Invocation run, long id, CancellationToken cancellationToken)
    {
        if (await reader.ExplainAsync(id, cancellationToken).ConfigureAwait(false) is { } explanation)
            return explanation;
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        throw new MisuseException($"{run.JournalPath} has no event {id}; its ids go from 1 to {head.Count}");
    }
}
