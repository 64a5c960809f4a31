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
    private readonly Option<bool> _effects = new("--effects") { Description = "Instead: what became of what each protection refused, beside what else was held on the same days; and a replay without it" };
    private readonly Option<string[]> _objectives = new("--objective") { HelpName = "NAME", Description = $"What the Pareto table of a sweep weighs: {string.Join(", ", ObjectiveNames)} (default: cagr, max_drawdown, turnover)", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> _examples = new("--examples", "-n") { HelpName = "N", Description = "How many kinds of changed decisions are shown; with --json, how many changed decisions of each variant (default: 10)", DefaultValueFactory = _ => 10 };
    private readonly Option<string?> _returns = new("--returns") { HelpName = "FILE", Description = "Write the daily returns of what is in force and of each variant to a CSV file" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file of --returns if it is there" };
    private readonly Option<string?> _run = new("--run") { HelpName = "SESSION", Description = "The replay that is varied (default: the journal's newest)" };
    private readonly Option<string?> _portfolio = PortfolioOption.Create();
    private readonly InputOptions _inputs = new();
    private readonly ConfigurationOption _configuration = new(hasSet: false);

    public WhatIfVerb(Terminal terminal)
        : base(
            terminal,
            "whatif",
            "Run a replay again under other settings, and show both side by side; or a grid of settings, and which of them are worth a look.",
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
            throw new MisuseException(isTried ? "--effects measures the settings in force: it goes neither with --set nor with --sweep" : "say what is to be tried: --set KEY=VALUE, --sweep GRID or --effects");
        if (sweep is null && run.IsGiven(_objectives))
            throw new MisuseException("--objective goes with --sweep: it says what the table of variants weighs");
        if (run.Get(_effects) && ((Option[])[_examples, _returns]).FirstOrDefault(run.IsGiven) is { } misplaced)
            throw new MisuseException($"{misplaced.Name} goes with --set and --sweep");
        if (run.Get(_force) && !run.IsGiven(_returns))
            throw new MisuseException("--force goes with --returns: it replaces that file");
        var (inForce, notUsed, notes, madeFrom) = await InForceAsync(run, cancellationToken).ConfigureAwait(false);
        if (run.Get(_effects))
            return await EffectsAsync(run, inForce, notUsed, notes, cancellationToken).ConfigureAwait(false);
        var plan = Plan(set, sweep, inForce.Rebalance.Configuration);
        inForce = inForce with { Rebalance = CalendarFile.WithCalendarsOf(inForce.Rebalance, plan.Variants) };
        var options = new CounterfactualOptions { Examples = run.Get(_examples) };
        if (run.Get(_returns) is not { } path)
            return Show(run, await RunAsync(run, inForce, plan, options, cancellationToken).ConfigureAwait(false), plan, notUsed, notes, returns: null);
        var file = await ReturnsFile.CreateAsync(path, run.Get(_force), run.JournalPath, [.. madeFrom, _configuration.PathIn(run), sweep]).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var result = await RunAsync(run, inForce, plan, options, cancellationToken).ConfigureAwait(false);
            await file.WriteAsync(result).ConfigureAwait(false);
            return Show(run, result, plan, notUsed, notes, path);
        }
    }

    private int Show(Invocation run, CounterfactualResult result, SweepPlan plan, IReadOnlyList<string> notUsed, FileNotes notes, string? returns)
    {
        var objectives = run.Get(_objectives) is { Length: > 0 } names ? names.Select(name => Objective.Find(name)!).ToList() : Objective.Default;
        if (run.Json)
        {
            JsonOutput.Document(run.Terminal, writer => WhatIfView.WriteJson(writer, result, plan, objectives, notUsed, notes, returns));
            return ExitCode.Fine;
        }

        SettingsView.ShowNotUsed(run.Screen, notUsed);
        if (run.Get(_sweep) is null)
            WhatIfView.ShowSideBySide(run.Screen, result, run.Get(_examples));
        else
            WhatIfView.ShowSweep(run.Screen, result, plan, objectives);
        if (returns is not null)
            WhatIfView.ShowReturns(run.Screen, result, returns);
        return ExitCode.Fine;
    }

    private static async Task<int> EffectsAsync(Invocation run, ReplayOptions inForce, IReadOnlyList<string> notUsed, FileNotes notes, CancellationToken cancellationToken)
    {
        IReadOnlyList<ProtectionEffect> effects;
        using (var line = ProgressLine.For(run.Terminal, "replaying days"))
            effects = await ProtectionEffect.MeasureAsync(inForce, progress: new Step<ReplayProgress>(step => line.Show(step.Days, step.Total)), cancellationToken: cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ProtectionComparison> comparisons;
        using (var line = ProgressLine.For(run.Terminal, "without each protection"))
            comparisons = await ProtectionEffect.CompareAsync(inForce, progress: Steps(line), cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!run.Json)
            SettingsView.ShowNotUsed(run.Screen, notUsed);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => EffectView.WriteJson(writer, effects, comparisons, notUsed, notes));
        else
            EffectView.Show(run.Screen, effects, comparisons);
        return ExitCode.Fine;
    }

    private static Step<CounterfactualProgress> Steps(ProgressLine line) => new(step => line.Show(step.Days, step.TotalDays));

    private static async Task<CounterfactualResult> RunAsync(Invocation run, ReplayOptions inForce, SweepPlan plan, CounterfactualOptions options, CancellationToken cancellationToken)
    {
        using var line = ProgressLine.For(run.Terminal, "replaying days");
        try
        {
            return await Counterfactual.RunAsync(inForce, plan.Variants, options, Steps(line), cancellationToken).ConfigureAwait(false);
        }
        catch (VariantsRefusedException error)
        {
            throw MisuseException.Of("--set", error.Refused.SelectMany(one => one.Errors.Select(each => $"{one.Variant}: {each}")));
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
            throw MisuseException.Of("--sweep", error.Errors.Select(each => each.ToString()!));
        }
    }

    /// <summary>The replay that is varied: that of the command line, or one that the journal tells of; which of its recorded settings are not used, and what was noted about its files.</summary>
    private async Task<(ReplayOptions Options, IReadOnlyList<string> NotUsed, FileNotes Notes, string[] Files)> InForceAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (_inputs.IsGiven(run) && run.Get(_portfolio) is not null)
            throw new MisuseException("--portfolio names one of the journal, and --prices or --simulate another market; give one of them");
        if (_inputs.IsGiven(run) && run.Get(_run) is not null)
            throw new MisuseException("--run names a replay of the journal, and --prices or --simulate another market; give one of them");
        if (_inputs.IsGiven(run))
        {
            var configuration = await _configuration.ReadAsync(run, cancellationToken).ConfigureAwait(false);
            var given = ReplayMaterial.Load(run.Terminal, _inputs.Read(run), _inputs.AreNotesAskedFor(run), cancellationToken).WithCalendarOf(configuration);
            if (!run.Json)
                FileNoteView.Say(run, given.Notes);
            return (Under(run, given, configuration), [], given.Notes, Files(given));
        }

        _inputs.RequireNone(run, "without them the journal's own replay is varied, over what it was made from");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = await RecordedRun.FindAsync(run, reader, run.Get(_run), run.Get(_portfolio), cancellationToken).ConfigureAwait(false);
        if (found.Start is null || ReplayInputs.Read(found.Start) is not { } inputs)
        {
            throw new MisuseException(run.Get(_run) is { } named
                ? $"--run: {named} is no replay, and does not say which prices it was made from; name a replay, or prices with --prices or --simulate"
                : $"{run.JournalPath} holds no replay; make one with 'daybook replay', or name prices with --prices or --simulate");
        }

        if (await found.IsCutShortAsync(reader, cancellationToken).ConfigureAwait(false))
            run.Say("this replay did not come to its end; 'as it is' is what it would have been, over all of its days");
        var material = ReplayMaterial.Load(run.Terminal, inputs, areNotesAskedFor: false, cancellationToken);
        if (found.Settings is { } recorded)
            material = material.WithCalendarOf(recorded.Configuration, inputs.Calendar);
        material.RequireSame(inputs);
        if (found.OtherCalendar is { } calendar)
            run.Say($"the calendar {calendar} is not what it was when this run was made; 'as it is' goes by its present days");
        if (_configuration.IsGiven(run))
        {
            var configuration = await _configuration.ReadAsync(run, cancellationToken).ConfigureAwait(false);
            return (Under(run, material.WithCalendarOf(configuration), configuration), [], material.Notes, Files(material));
        }

        if (found.Settings is not { } settings)
        {
            var said = found.IsUnreadable ? "settings that this version cannot read" : "no settings";
            throw new MisuseException($"run {found.Run} recorded {said}; give the configuration that it is to be varied from, with --config or --preset");
        }

        return (Under(run, material, settings.Configuration), found.NotUsed, material.Notes, Files(material));
    }

    private static string[] Files(ReplayMaterial material) => [.. material.Inputs.Files.Select(file => file.Path)];

    private static ReplayOptions Under(Invocation run, ReplayMaterial material, EngineConfiguration configuration)
    {
        if (material.FindDoubt(configuration) is { } doubt)
            run.Say(doubt);
        return material.Under(configuration);
    }
}
