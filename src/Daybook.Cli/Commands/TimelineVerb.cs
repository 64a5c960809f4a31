using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Queries;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook timeline</c>.</summary>
internal sealed class TimelineVerb : Verb
{
    private readonly Argument<string> _asset = new("asset") { HelpName = "ASSET", Description = "The asset, exactly as it is recorded" };
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<int> _limit = new("--limit", "-n") { HelpName = "N", Description = "How many events, 1 to 100,000 (default: 1,000)", DefaultValueFactory = _ => 1_000 };
    private readonly Option<bool> _all = new("--all") { Description = "Everything" };

    public TimelineVerb(Terminal terminal)
        : base(
            terminal,
            "timeline",
            "Print an asset's events, oldest first.",
            "daybook timeline NVDA",
            "daybook timeline NVDA --from -30d",
            "daybook timeline NVDA --all --json")
    {
        Add(_asset);
        Add(_from);
        Add(_to);
        _limit.CustomParser = Limits.Between(1, EventQuery.MaxLimit);
        Add(_limit);
        Add(_all);
        Validators.Add(Limits.NotBoth(_limit, _all));
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var asset = run.Get(_asset)!;
        if (asset.Length == 0)
            throw new MisuseException("ASSET: an asset's name is not empty");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var now = await run.NowAsync(reader, cancellationToken).ConfigureAwait(false);
        var (from, to) = TimeBounds.Read(run, _from, _to, now);
        var output = new EventOutput(run);
        var count = 0L;
        QueryCursor? next = null;
        do
        {
            var page = await reader.GetTimelineAsync(asset, from, to, run.Get(_limit), after: next, cancellationToken: cancellationToken).ConfigureAwait(false);
            output.Write(page.Events);
            count += page.Events.Count;
            next = page.Next;
        }
        while (run.Get(_all) && next is not null);

        if (count == 0)
            run.Say($"{asset} has no events there");
        else if (next is not null)
            run.Say($"the first {Quantity.Count(count, "event")}; --all shows everything");
        return ExitCode.Fine;
    }
}
