using System.CommandLine;
using System.Text;
using Daybook.Cli.Output;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Events;
using Daybook.Operations.Configurations;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook config</c>.</summary>
internal sealed class ConfigVerb : Verb
{
    private static readonly string[] PresetNames = [.. ConfigurationPresets.All.Select(preset => preset.Name)];

    private readonly Argument<string> _what = new("what")
    {
        HelpName = "WHAT",
        Description = "check: list the errors in FILE; show: the settings in force; presets: their values side by side; explain: what KEY means; reference: every key, as Markdown",
    };

    private readonly Argument<string?> _subject = new("subject")
    {
        HelpName = "FILE|KEY",
        Description = "With check and show: a YAML file; with explain: a key such as whipsaw.period_days, or a section such as whipsaw",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _preset = new("--preset") { HelpName = "NAME", Description = $"With show: start from {string.Join(", ", PresetNames)}" };

    public ConfigVerb(Terminal terminal)
        : base(
            terminal,
            "config",
            "Check a configuration of the engine, show what is in force, compare the presets, or explain a key.",
            "daybook config check portfolio.yaml",
            "daybook config show portfolio.yaml --preset conservative",
            "daybook config explain whipsaw.period_days")
    {
        Add(_what);
        Add(_subject);
        _preset.Validators.Add(Limits.Among(PresetNames));
        Add(_preset);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (what, subject) = (run.Get(_what)!, run.Get(_subject));
        if (run.Get(_preset) is not null && what != "show")
            throw new MisuseException($"--preset goes with 'daybook config show'; {(what == "check" ? "a file names its preset itself" : "see 'daybook config --help'")}");
        switch (what)
        {
            case "check":
                await CheckAsync(run, subject ?? throw Missing(what, "FILE"), cancellationToken).ConfigureAwait(false);
                break;
            case "show":
                await ShowAsync(run, subject, cancellationToken).ConfigureAwait(false);
                break;
            case "explain":
                Explain(run, subject ?? throw Missing(what, "KEY"));
                break;
            case "presets" or "reference" when subject is not null:
                throw new MisuseException($"'daybook config {what}' takes no FILE and no KEY");
            case "presets":
                Presets(run);
                break;
            case "reference":
                Reference(run);
                break;
            default:
                throw new MisuseException($"'{what}' is not one of check, show, presets, explain and reference; see 'daybook config --help'");
        }

        return ExitCode.Fine;
    }

    private static async Task CheckAsync(Invocation run, string file, CancellationToken cancellationToken)
    {
        var answer = await ConfigurationOperation.CheckAsync(file, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            FindingsView.Show(run.Screen, answer);
        run.Screen.Flush();
        if (!answer.Ok)
            throw new MisuseException($"{file} has {Quantity.Count(answer.Findings.Count(finding => finding.Severity >= Severity.Error), "error")}");
    }

    private async Task ShowAsync(Invocation run, string? file, CancellationToken cancellationToken)
    {
        var answer = await ConfigurationOperation.ShowAsync(new ConfigurationRequest { File = file, Preset = run.Get(_preset) }, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            ConfigView.Show(run.Screen, answer);
    }

    private static void Presets(Invocation run)
    {
        if (run.Json)
            run.WriteJson(ConfigurationOperation.Presets());
        else
            PresetView.Show(run.Screen);
    }

    private static void Explain(Invocation run, string key)
    {
        if (ConfigurationOperation.Explain(key) is { } setting)
        {
            if (run.Json)
                run.WriteJson(setting);
            else
                ParameterView.Show(run.Screen, ParameterRegistry.Find(key)!);
            return;
        }

        var section = ConfigurationOperation.ExplainSection(key);
        if (run.Json)
            run.WriteJson(section);
        else
            ParameterView.Show(run.Screen, ParameterRegistry.Sections.Single(one => one.Name == key));
    }

    private static void Reference(Invocation run)
    {
        if (run.Json)
            throw new MisuseException("the reference is Markdown; 'daybook config explain KEY --json' is for programs");

        // The document is the tool's own text: it is printed as it is.
        run.Terminal.Output.Write(Encoding.UTF8.GetBytes(ConfigurationDocument.ToMarkdown()));
        run.Terminal.Output.Flush();
    }

    private static MisuseException Missing(string what, string subject) => new($"'daybook config {what}' needs a {subject}; see 'daybook config --help'");
}
