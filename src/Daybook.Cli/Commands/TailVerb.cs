using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Selecting;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook tail</c>.</summary>
internal sealed class TailVerb : Verb
{
    private const int Chunk = 1_024;

    private readonly Argument<string?> _filter = FilterArgument.Argument();
    private readonly Option<string?> _filterOption = FilterArgument.Option();
    private readonly Option<string?> _portfolio = PortfolioOption.CreateFilter();
    private readonly Option<int> _count = new("--lines", "-n") { HelpName = "N", Description = "How many of the last events come first (default: 10)", DefaultValueFactory = _ => 10 };
    private readonly Option<bool> _stay = new("--no-follow") { Description = "End after the last events instead of waiting for new ones" };

    public TailVerb(Terminal terminal)
        : base(
            terminal,
            "tail",
            "Print the newest events, then each new one as any process records it.",
            "daybook tail",
            "daybook tail \"category = 'error' or action in ('block', 'deny')\" -n 20",
            "daybook tail --json | jq -r .reason")
    {
        Add(_filter);
        Add(_filterOption);
        Add(_portfolio);
        _count.CustomParser = Limits.Between(0, 1_000_000);
        Add(_count);
        Add(_stay);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var now = await run.NowAsync(cancellationToken).ConfigureAwait(false);
        var filter = await PortfolioChoice.OnlyAsync(reader, run.Get(_portfolio), FilterArgument.Read(run.Get(_filter), run.Get(_filterOption), now), cancellationToken).ConfigureAwait(false);
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        var output = new EventOutput(run);
        var last = await LastAsync(reader, head, filter, run.Get(_count), cancellationToken).ConfigureAwait(false);
        output.Write(last);
        if (last.Count == 0)
            UnknownNames.Say(run, await UnknownName.FindAsync(reader, filter, cancellationToken).ConfigureAwait(false));
        if (!run.Get(_stay))
            await FollowAsync(reader, head, filter, output, cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private static async Task FollowAsync(JournalReader reader, JournalHead head, Filter? filter, EventOutput output, CancellationToken cancellationToken)
    {
        try
        {
            var after = new JournalPosition(head.Epoch, head.Count);
            await foreach (var entry in reader.SubscribeAsync(filter, after, cancellationToken).ConfigureAwait(false))
                output.Write([entry]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how following ends.
        }
    }

    private static async Task<List<PortfolioEvent>> LastAsync(JournalReader reader, JournalHead head, Filter? filter, int count, CancellationToken cancellationToken)
    {
        var last = new List<PortfolioEvent>();
        filter = filter is null ? null : await reader.ResolveAsync(filter, cancellationToken).ConfigureAwait(false);
        for (var end = head.Count; end > 0 && last.Count < count; end -= Chunk)
        {
            var from = Math.Max(1, end - Chunk + 1);
            var chunk = await reader.Source.ReadAsync(from, (int)(end - from + 1), cancellationToken).ConfigureAwait(false);
            last.AddRange(chunk.Where(entry => filter?.Matches(entry) ?? true).Reverse().Take(count - last.Count));
        }

        last.Reverse();
        return last;
    }
}
