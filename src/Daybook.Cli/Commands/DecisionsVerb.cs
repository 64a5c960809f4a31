using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Decisions;
using Daybook.Operations.Deciding;
using Daybook.Storage;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook decisions</c>.</summary>
internal sealed class DecisionsVerb : Verb
{
    private static readonly string[] s_actions = [.. Enum.GetValues<DecisionAction>().Select(action => action.ToWord())];

    private readonly EventSelectionOptions _selection;
    private readonly Option<string?> _asset = new("--asset") { HelpName = "ASSET", Description = "Only this asset's, exactly as recorded" };
    private readonly Option<string?> _action = new("--action") { HelpName = "ACTION", Description = $"Only those with this outcome: {string.Join(", ", s_actions)}" };
    private readonly Option<string?> _decidedBy = new("--decided-by") { HelpName = "NAME", Description = "Only those decided by this protection, rule or person" };
    private readonly Option<bool> _refused = new("--refused") { Description = "Only trades that a rule refused" };
    private readonly Option<int> _limit = new("--limit", "-n") { HelpName = "N", Description = "How many decisions, 1 to 100,000 (default: 100)", DefaultValueFactory = _ => 100 };
    private readonly Option<string?> _after = new("--after") { HelpName = "CURSOR", Description = "Continue after a page: the cursor that it printed" };

    public DecisionsVerb(Terminal terminal)
        : base(
            terminal,
            "decisions",
            "Print the decisions of the engine and of your own strategies, newest first.",
            "daybook decisions --from -30d --refused",
            "daybook decisions --asset NVDA --action not_open",
            "daybook decisions --decided-by whipsaw_protection --limit 20 --json")
    {
        _selection = EventSelectionOptions.AddTo(this, FilterArgument.Session());
        Add(_asset);
        _action.Validators.Add(Limits.Among(s_actions));
        Add(_action);
        Add(_decidedBy);
        Add(_refused);
        _limit.CustomParser = Limits.Between(1, EventQuery.MaxLimit);
        Add(_limit);
        Add(_after);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var request = new DecisionsRequest
        {
            Selection = _selection.Read(run),
            Asset = run.Get(_asset),
            Action = DecisionActions.Parse(run.Get(_action)),
            DecidedBy = run.Get(_decidedBy),
            Refused = run.Get(_refused),
            Limit = run.Get(_limit),
            After = run.Get(_after),
        };
        var answer = await DecisionsOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        if (run.Json)
        {
            run.WriteJson(answer);
            return ExitCode.Fine;
        }

        DecisionsView.Show(run.Screen, answer);
        UnknownNames.Say(run, answer.UnknownNames);
        if (answer.Next is { } next)
            run.Say($"more follow: --after {next}");
        else if (run.Terminal.OutputIsTerminal)
            run.Say(answer.Decisions.Count == 0 ? "no decisions match" : Quantity.Count(answer.Decisions.Count, "decision"));
        return ExitCode.Fine;
    }
}
