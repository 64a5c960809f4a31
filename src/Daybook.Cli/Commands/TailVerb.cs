using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Selecting;
using Daybook.Operations.Tailing;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook tail</c>.</summary>
internal sealed class TailVerb : Verb
{
    private readonly Argument<string?> _filter = FilterArgument.Argument();
    private readonly Option<string?> _filterOption = FilterArgument.Option();
    private readonly Option<string?> _portfolio = PortfolioOption.CreateFilter();
    private readonly Option<int> _count = new("--lines", "-n") { HelpName = "N", Description = "How many of the last events to print first (default: 10)", DefaultValueFactory = _ => 10 };
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
        var selection = new Selection { Filter = FilterArgument.Text(run.Get(_filter), run.Get(_filterOption)), Portfolio = run.Get(_portfolio) };
        var request = new TailRequest { Selection = selection, Lines = run.Get(_count) };
        var output = new EventOutput(run);
        var last = await TailOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        output.Write(last.Events);
        UnknownNames.Say(run, last.UnknownNames);
        if (!run.Get(_stay))
            await FollowAsync(run, request with { After = last.Next }, output, cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private static async Task FollowAsync(Invocation run, TailRequest request, EventOutput output, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var answer in TailOperation.FollowAsync(run.Context, request, cancellationToken).ConfigureAwait(false))
                output.Write(answer.Events);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how following ends.
        }
    }
}
