using System.CommandLine;
using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Operations.Histograms;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook histogram</c>.</summary>
internal sealed class HistogramVerb : Verb
{
    private readonly EventSelectionOptions _selection;
    private readonly Option<string> _by = new("--by") { HelpName = "KEY", Description = "What to count by: category, type, asset, action, or protection for blocks alone (default: category)", DefaultValueFactory = _ => "category" };
    private readonly Option<string?> _width = new("--width") { HelpName = "WIDTH", Description = "The length of a row's time: minute, five_minutes, quarter_hour, hour, six_hours, day, week, month, quarter or year (default: by the window)" };
    private readonly Option<int> _buckets = new("--buckets") { HelpName = "N", Description = "Without --width: how many rows at most, 1 to 1,000 (default: 60)", DefaultValueFactory = _ => 60 };

    public HistogramVerb(Terminal terminal)
        : base(
            terminal,
            "histogram",
            "Count events over time, by category, type, asset, action or protection.",
            "daybook histogram --from -30d",
            "daybook histogram --by protection --width month",
            "daybook histogram \"asset = 'NVDA'\" --by type --json")
    {
        _selection = EventSelectionOptions.AddTo(this, FilterArgument.Session());
        _by.Validators.Add(Limits.Among(Words<HistogramKey>()));
        Add(_by);
        _width.Validators.Add(Limits.Among(Words<BucketWidth>()));
        Add(_width);
        _buckets.CustomParser = Limits.Between(1, 1_000);
        Add(_buckets);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var request = new HistogramRequest
        {
            Selection = _selection.Read(run),
            By = Value<HistogramKey>(run.Get(_by)!),
            Width = run.Get(_width) is { } width ? Value<BucketWidth>(width) : null,
            Buckets = run.Get(_buckets),
        };
        var answer = await HistogramOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            HistogramView.Show(run.Screen, answer);
        UnknownNames.Say(run, answer.UnknownNames);
        return ExitCode.Fine;
    }

    private static string[] Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    private static T Value<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>()[Array.IndexOf(Words<T>(), word)];
}
