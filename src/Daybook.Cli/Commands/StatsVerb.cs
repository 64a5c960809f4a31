using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Statistics;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook stats</c>.</summary>
internal sealed class StatsVerb : Verb
{
    private readonly Argument<string?> _filter = FilterArgument.Argument();
    private readonly Option<string?> _filterOption = FilterArgument.Option();
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<string?> _period = new("--period") { HelpName = "LENGTH", Description = "Also count errors and blocks per period: 1d, 12h, 1w" };

    public StatsVerb(Terminal terminal)
        : base(
            terminal,
            "stats",
            "Count events, errors and blocks, and sum up execution times.",
            "daybook stats",
            "daybook stats --from -30d --period 1w",
            "daybook stats \"asset = 'NVDA'\" --json")
    {
        Add(_filter);
        Add(_filterOption);
        Add(_from);
        Add(_to);
        Add(_period);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var period = run.Get(_period) is { } text ? TimeArgument.ParseDuration(text, "--period") : (TimeSpan?)null;
        if (period < TimeSpan.FromMinutes(1))
            throw new MisuseException("--period: the shortest period is 1m");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var now = await run.NowAsync(reader, cancellationToken).ConfigureAwait(false);
        var (from, to) = TimeBounds.Read(run, _from, _to, now);
        var query = new StatisticsQuery
        {
            From = from,
            To = to,
            Filter = FilterArgument.Read(run.Get(_filter), run.Get(_filterOption), now),
            Period = period,
        };
        var statistics = await reader.GetStatisticsAsync(query, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => StatisticsView.WriteJson(writer, statistics));
        else
            StatisticsView.Show(run.Screen, statistics);
        return ExitCode.Fine;
    }
}
