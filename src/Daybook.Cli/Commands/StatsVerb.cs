using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Statistics;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook stats</c>.</summary>
internal sealed class StatsVerb : Verb
{
    private const int PageSize = 2_000;

    private readonly Argument<string?> _filter = FilterArgument.Argument();
    private readonly Option<string?> _filterOption = FilterArgument.Option();
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<string?> _period = new("--period") { HelpName = "LENGTH", Description = "Also count blocks and errors per period: 1d, 12h, 1w" };

    public StatsVerb(Terminal terminal)
        : base(
            terminal,
            "stats",
            "Count trades, what protections blocked, errors and all other events, and sum up execution times.",
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
        var guarded = await GuardedAsync(reader, query, statistics, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => StatisticsView.WriteJson(writer, statistics, guarded));
        else
            StatisticsView.Show(run.Screen, statistics, guarded);
        if (statistics.Total == 0)
            await UnknownNames.SayAsync(run, reader, query.Filter, cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    /// <summary>What protections blocked, and which errors there were, in the same window.</summary>
    private static async Task<GuardedStatistics> GuardedAsync(JournalReader reader, StatisticsQuery query, JournalStatistics all, CancellationToken cancellationToken)
    {
        var blocked = And(query.Filter, Blocked.Events);
        var blocks = await reader.GetStatisticsAsync(query with { Filter = blocked }, cancellationToken).ConfigureAwait(false);
        var by = new Dictionary<string, long>(StringComparer.Ordinal);
        if (blocks.Total > 0)
        {
            var events = new EventQuery { Filter = blocked, From = query.From, To = query.To, Limit = PageSize };
            await foreach (var happened in reader.QueryAllAsync(events, cancellationToken).ConfigureAwait(false))
            {
                foreach (var protection in Blocked.By(happened))
                    by[protection] = by.GetValueOrDefault(protection) + 1;
            }
        }

        var errors = all.Errors == 0
            ? new Dictionary<string, long>(StringComparer.Ordinal)
            : (await reader.GetStatisticsAsync(query with { Filter = And(query.Filter, Filter.Equal(EventField.Category, EventCategory.Error.Name)), Period = null }, cancellationToken).ConfigureAwait(false)).ByType;
        return new GuardedStatistics(blocks.Total, by, blocks.Periods.ToDictionary(period => period.Start, period => period.Total), errors);
    }

    private static Filter And(Filter? given, Filter further) => given is null ? further : Filter.And(given, further);
}
