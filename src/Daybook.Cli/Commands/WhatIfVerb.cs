using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Engine.WhatIf;
using Daybook.Operations.WhatIf;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook whatif</c>.</summary>
internal sealed class WhatIfVerb : Verb
{
    private static readonly string[] ObjectiveNames = [.. Objective.All.Select(objective => objective.Name)];

    private readonly Option<string[]> _set = new("--set") { HelpName = "KEY=VALUE", Description = "A setting to try; several make one variant; with --sweep they apply to every combination", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _sweep = new("--sweep") { HelpName = "GRID", Description = "Every combination: whipsaw.period_days=7..30,grace.days=3..10; also 0.5..0.7:0.05 and a|b" };
    private readonly Option<bool> _effects = new("--effects") { Description = "Instead: how the trades that each protection refused would have done, compared with the other holdings; and a replay without the protection" };
    private readonly Option<string[]> _objectives = new("--objective") { HelpName = "NAME", Description = $"The objectives of a sweep's Pareto front: {string.Join(", ", ObjectiveNames)} (default: cagr, max_drawdown, turnover)", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> _examples = new("--examples", "-n") { HelpName = "N", Description = "How many kinds of changed decisions to show; with --json, how many changed decisions per variant (default: 10)", DefaultValueFactory = _ => 10 };
    private readonly Option<string?> _returns = new("--returns") { HelpName = "FILE", Description = "Write the daily returns of the settings in force and of each variant to a CSV file" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file of --returns if it exists" };
    private readonly Option<string?> _run = new("--run") { HelpName = "SESSION", Description = "The replay to run again (default: the journal's newest)" };
    private readonly Option<string?> _portfolio = PortfolioOption.Create();
    private readonly InputOptions _inputs = new();
    private readonly ConfigurationOption _configuration = new(hasSet: false);

    public WhatIfVerb(Terminal terminal)
        : base(
            terminal,
            "whatif",
            "Run a replay again under other settings and compare the two, or sweep a grid of settings.",
            "daybook whatif --set whipsaw.period_days=21 --journal replay.db",
            "daybook whatif --sweep whipsaw.period_days=7..30:7,grace.days=3..10 --returns returns.csv --journal replay.db",
            "daybook whatif --effects --simulate 7 --preset adaptive")
    {
        Add(_set);
        Add(_sweep);
        Add(_effects);
        _objectives.Validators.Add(Limits.Among(ObjectiveNames));
        Add(_objectives);
        _examples.CustomParser = Limits.Between(0, 100_000);
        Add(_examples);
        Add(_returns);
        Add(_force);
        Add(_run);
        Add(_portfolio);
        foreach (var option in _inputs.All.Concat(_configuration.All))
            Add(option);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (set, sweep) = (run.Get(_set) ?? [], run.Get(_sweep));
        var isTried = set.Length > 0 || sweep is not null;
        if (isTried == run.Get(_effects))
            throw new MisuseException(isTried ? "--effects measures the settings in force; it cannot be combined with --set or --sweep" : "say what to try: --set KEY=VALUE, --sweep GRID or --effects");
        if (sweep is null && run.IsGiven(_objectives))
            throw new MisuseException("--objective needs --sweep: it sets the objectives of the Pareto front");
        if (run.Get(_effects) && ((Option[])[_examples, _returns]).FirstOrDefault(run.IsGiven) is { } misplaced)
            throw new MisuseException($"{misplaced.Name} needs --set or --sweep");
        if (run.Get(_force) && !run.IsGiven(_returns))
            throw new MisuseException("--force needs --returns: it replaces that file");
        var replay = await PrepareAsync(run, cancellationToken).ConfigureAwait(false);
        if (run.Get(_effects))
            return await EffectsAsync(run, replay, cancellationToken).ConfigureAwait(false);
        var request = new WhatIfRequest { Set = set, Sweep = sweep, Objective = run.Get(_objectives) ?? [], Examples = run.Get(_examples) };
        if (run.Get(_returns) is not { } path)
            return Show(run, await WhatIfOperation.RunAsync(run.Context, replay, request, cancellationToken).ConfigureAwait(false));
        var file = await ReturnsFile.CreateAsync(path, run.Get(_force), run.JournalPath, [.. replay.Files, _configuration.PathIn(run), sweep]).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var answer = await WhatIfOperation.RunAsync(run.Context, replay, request, cancellationToken).ConfigureAwait(false);
            await file.WriteAsync(answer.Result).ConfigureAwait(false);
            return Show(run, answer with { Returns = path });
        }
    }

    private int Show(Invocation run, WhatIfAnswer answer)
    {
        run.EndProgress();
        if (run.Json)
        {
            run.WriteJson(answer);
            return ExitCode.Fine;
        }

        SettingsView.ShowNotUsed(run.Screen, answer.SettingsNotUsed);
        if (run.Get(_sweep) is null)
            WhatIfView.ShowSideBySide(run.Screen, answer.Result, run.Get(_examples));
        else
            WhatIfView.ShowSweep(run.Screen, answer);
        if (answer.Returns is { } returns)
            WhatIfView.ShowReturns(run.Screen, answer.Result, returns);
        return ExitCode.Fine;
    }

    private static async Task<int> EffectsAsync(Invocation run, VariedReplay replay, CancellationToken cancellationToken)
    {
        var answer = await WhatIfOperation.EffectsAsync(run.Context, replay, cancellationToken).ConfigureAwait(false);
        run.EndProgress();
        if (run.Json)
        {
            run.WriteJson(answer);
            return ExitCode.Fine;
        }

        SettingsView.ShowNotUsed(run.Screen, answer.SettingsNotUsed);
        EffectView.Show(run.Screen, answer);
        return ExitCode.Fine;
    }

    /// <summary>The replay that is varied: that of the command line, or one that the journal tells of; and what is odd about it, said.</summary>
    private async Task<VariedReplay> PrepareAsync(Invocation run, CancellationToken cancellationToken)
    {
        var isMarketGiven = _inputs.IsGiven(run);
        if (!isMarketGiven)
            _inputs.RequireNone(run, "without them whatif runs the journal's own replay again, over its own inputs");
        var request = new VariedReplayRequest { Run = run.Get(_run), Portfolio = run.Get(_portfolio), Market = isMarketGiven ? _inputs.Read(run) : null, Settings = _configuration.Request(run) };
        var replay = await WhatIfOperation.PrepareAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        run.EndProgress();
        if (isMarketGiven && !run.Json)
            FileNoteView.Say(run, replay.Notes, _inputs.AreNotesAskedFor(run));
        if (replay.IsCutShort)
            run.Say("this replay was stopped early; 'in force' is the whole replay, over all of its days");
        if (replay.OtherCalendar is { } calendar)
            run.Say($"the calendar {calendar} has changed since this run; 'in force' uses its current days");
        FileNoteView.Say(run, replay.Unbucketed);
        return replay;
    }
}
