using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Engine.Configuration;
using Daybook.Engine.Replay;
using Daybook.Engine.WhatIf;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook whatif</c>.</summary>
internal sealed class WhatIfVerb : Verb
{
    private static readonly string[] ObjectiveNames = [.. Objective.All.Select(objective => objective.Name)];

    private readonly Option<string[]> _set = new("--set") { HelpName = "KEY=VALUE", Description = "What is tried instead; several make one variant; with --sweep each of its points has it, too", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _sweep = new("--sweep") { HelpName = "GRID", Description = "Every combination: whipsaw.period_days=7..30,grace.days=3..10; also 0.5..0.7:0.05 and a|b" };
    private readonly Option<bool> _effects = new("--effects") { Description = "Instead: what each protection was worth - what became of what it refused, and the replay without it" };
    private readonly Option<string[]> _objectives = new("--objective") { HelpName = "NAME", Description = $"What the Pareto table of a sweep weighs: {string.Join(", ", ObjectiveNames)} (default: cagr, max_drawdown, turnover)", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> _examples = new("--examples", "-n") { HelpName = "N", Description = "How many changed decisions of a variant are shown (default: 10)", DefaultValueFactory = _ => 10 };
    private readonly Option<string?> _run = new("--run") { HelpName = "SESSION", Description = "The replay that is varied (default: the journal's newest)" };
    private readonly InputOptions _inputs = new();
    private readonly ConfigurationOption _configuration = new(hasSet: false);

    public WhatIfVerb(Terminal terminal)
        : base(
            terminal,
            "whatif",
            "Run a replay again under other settings, and show both side by side; or a grid of settings, and which of them are worth a look.",
            "daybook whatif --set whipsaw.period_days=21 --journal replay.db",
            "daybook whatif --sweep whipsaw.period_days=7..30:7,grace.days=3..10 --journal replay.db",
            "daybook whatif --effects --simulate 7 --preset adaptive")
    {
        Add(_set);
        Add(_sweep);
        Add(_effects);
        _objectives.Validators.Add(Limits.Among(ObjectiveNames));
        Add(_objectives);
        _examples.CustomParser = Limits.Between(0, 100_000);
        Add(_examples);
        Add(_run);
        foreach (var option in _inputs.All.Concat(_configuration.All))
            Add(option);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (set, sweep) = (run.Get(_set) ?? [], run.Get(_sweep));
        var isTried = set.Length > 0 || sweep is not null;
        if (isTried == run.Get(_effects))
            throw new MisuseException(isTried ? "--effects measures the settings in force: it goes neither with --set nor with --sweep" : "say what is to be tried: --set KEY=VALUE, --sweep GRID or --effects");
        if (sweep is null && run.IsGiven(_objectives))
            throw new MisuseException("--objective goes with --sweep: it says what the table of variants weighs");
        if (run.Get(_effects) && run.IsGiven(_examples))
            throw new MisuseException("--examples goes with --set and --sweep");
        var (inForce, notUsed) = await InForceAsync(run, cancellationToken).ConfigureAwait(false);
        if (run.Get(_effects))
            return await EffectsAsync(run, inForce, notUsed, cancellationToken).ConfigureAwait(false);
        var plan = Plan(set, sweep, inForce.Rebalance.Configuration);
        inForce = inForce with { Rebalance = CalendarFile.WithCalendarsOf(inForce.Rebalance, plan.Variants) };
        CounterfactualResult result;
        using (var line = ProgressLine.For(run.Terminal, "replaying"))
        {
            var steps = new Step<CounterfactualProgress>(step => line.Show(step.Done, step.Total));
            result = await RunAsync(inForce, plan, new CounterfactualOptions { Examples = run.Get(_examples) }, steps, cancellationToken).ConfigureAwait(false);
        }

        var objectives = run.Get(_objectives) is { Length: > 0 } names ? names.Select(name => Objective.Find(name)!).ToList() : Objective.Default;
        if (!run.Json)
            SettingsView.ShowNotUsed(run.Screen, notUsed);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => WhatIfView.WriteJson(writer, result, plan, objectives, notUsed));
        else if (sweep is null)
            WhatIfView.ShowSideBySide(run.Screen, result);
        else
            WhatIfView.ShowSweep(run.Screen, result, plan, objectives);
        return ExitCode.Fine;
    }

    private static async Task<int> EffectsAsync(Invocation run, ReplayOptions inForce, IReadOnlyList<string> notUsed, CancellationToken cancellationToken)
    {
        using var line = ProgressLine.For(run.Terminal, "replaying");
        var steps = new Step<CounterfactualProgress>(step => line.Show(step.Done, step.Total));
        var effects = await ProtectionEffect.MeasureAsync(inForce, cancellationToken: cancellationToken).ConfigureAwait(false);
        var comparisons = await ProtectionEffect.CompareAsync(inForce, progress: steps, cancellationToken: cancellationToken).ConfigureAwait(false);
        line.Dispose();
        if (!run.Json)
            SettingsView.ShowNotUsed(run.Screen, notUsed);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => EffectView.WriteJson(writer, effects, comparisons, notUsed));
        else
            EffectView.Show(run.Screen, effects, comparisons);
        return ExitCode.Fine;
    }

    private static async Task<CounterfactualResult> RunAsync(
        ReplayOptions inForce, SweepPlan plan, CounterfactualOptions options, IProgress<CounterfactualProgress> steps, CancellationToken cancellationToken)
    {
        try
        {
            return await Counterfactual.RunAsync(inForce, plan.Variants, options, steps, cancellationToken).ConfigureAwait(false);
        }
        catch (VariantsRefusedException error)
        {
            throw new MisuseException($"--set: {error.Message}");
        }
    }

    private static SweepPlan Plan(string[] set, string? sweep, EngineConfiguration configuration)
    {
        KeyValuePair<string, string>[] pairs = [.. set.Select(value => ConfigurationOption.Pair("--set", value))];
        if (sweep is null)
            return new SweepPlan([new Variant(pairs)], []);
        try
        {
            var grid = SweepGrid.Parse(sweep);
            if (pairs.FirstOrDefault(pair => grid.Axes.Any(axis => axis.Key == pair.Key)) is { Key: { } twice })
                throw new MisuseException($"--set: {twice} is set, and swept over as well");
            var plan = grid.Over(configuration, pairs);
            return plan.Variants.Count > 0 ? plan : throw new MisuseException($"--sweep: no point can be tried; {plan.Skipped[0].Variant}: {plan.Skipped[0].Reason}");
        }
        catch (SweepFormatException error)
        {
            throw new MisuseException($"--sweep: {error.Message}");
        }
    }

    /// <summary>The replay that is varied: that of the command line, or one that the journal tells of; and which of its recorded settings are not used.</summary>
    private async Task<(ReplayOptions Options, IReadOnlyList<string> NotUsed)> InForceAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (_inputs.IsGiven(run) && run.Get(_run) is not null)
            throw new MisuseException("--run names a replay of the journal, and --prices or --simulate another market; give one of them");
        if (_inputs.IsGiven(run))
        {
            var configuration = await _configuration.ReadAsync(run, cancellationToken).ConfigureAwait(false);
            var given = ReplayMaterial.Load(run.Terminal, _inputs.Read(run), cancellationToken).WithCalendarOf(configuration);
            if (given.FindDoubt(configuration) is { } doubt)
                run.Say(doubt);
            return (given.Under(configuration), []);
        }

        _inputs.RequireNone(run, "without them the journal's own replay is varied, over what it was made from");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = await RecordedRun.FindAsync(run, reader, run.Get(_run), cancellationToken).ConfigureAwait(false);
        if (found.Start is null || ReplayInputs.Read(found.Start) is not { } inputs)
        {
            throw new MisuseException(run.Get(_run) is { } named
                ? $"--run: {named} is no replay, and does not say which prices it was made from; name a replay, or prices with --prices or --simulate"
                : $"{run.JournalPath} holds no replay; make one with 'daybook replay', or name prices with --prices or --simulate");
        }

        if (await found.IsCutShortAsync(reader, cancellationToken).ConfigureAwait(false))
            run.Say("this replay did not come to its end; 'as it is' is what it would have been, over all of its days");
        var material = ReplayMaterial.Load(run.Terminal, inputs, cancellationToken);
        if (found.Settings is { } recorded)
            material = material.WithCalendarOf(recorded.Configuration, inputs.Calendar);
        material.RequireSame(inputs);
        if (found.OtherCalendar is { } calendar)
            run.Say($"the calendar {calendar} is not what it was when this run was made; 'as it is' goes by its present days");
        if (_configuration.IsGiven(run))
        {
            var configuration = await _configuration.ReadAsync(run, cancellationToken).ConfigureAwait(false);
            return (material.WithCalendarOf(configuration).Under(configuration), []);
        }

        if (found.Settings is not { } settings)
        {
            var said = found.IsUnreadable ? "settings that this version cannot read" : "no settings";
            throw new MisuseException($"run {found.Run} recorded {said}; give the configuration that it is to be varied from, with --config or --preset");
        }

        return (material.Under(settings.Configuration), found.NotUsed);
    }
}
