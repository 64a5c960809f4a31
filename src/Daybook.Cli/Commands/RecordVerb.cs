using System.CommandLine;
using System.Globalization;
using System.Text;
using Daybook.Cli.Output;
using Daybook.Operations.Recording;
using Daybook.Storage;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook record</c>.</summary>
internal sealed class RecordVerb : Verb
{
    private readonly Option<string> _durability = new("--durability")
    {
        HelpName = "buffered|committed|synced",
        Description = "How durable an event is when its id is printed (default: synced, survives a power cut)",
        DefaultValueFactory = _ => "synced",
    };

    private readonly Option<bool> _atomic = new("--atomic") { Description = "All lines or none" };

    private readonly Option<string?> _portfolio = PortfolioOption.CreateNew("Record into a session that says this portfolio's name; lines with a session of their own stay in it");

    public RecordVerb(Terminal terminal)
        : base(
            terminal,
            "record",
            "Record events from standard input, one JSON object a line, and print each event's id once it is durable.",
            "echo '{\"timestamp\":\"2025-03-05\",\"event_type\":\"position_open\",\"asset\":\"NVDA\",\"reason\":\"score 0.81 over 0.65\"}' | daybook record",
            "daybook record --atomic --durability committed --json < events.jsonl",
            "daybook record --portfolio us-momentum < events.jsonl")
    {
        _durability.Validators.Add(Limits.Among("buffered", "committed", "synced"));
        Add(_durability);
        Add(_atomic);
        Add(_portfolio);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var request = new RecordRequest
        {
            Durability = Enum.Parse<Durability>(run.Get(_durability)!, ignoreCase: true),
            Atomic = run.Get(_atomic),
            Portfolio = run.Get(_portfolio),
        };
        await RecordOperation.RunAsync(run.Context, request, run.Terminal.Input, Print, cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;

        void Print(IReadOnlyList<RecordedEvent> recorded)
        {
            if (run.Json)
                JsonOutput.Lines(run.Terminal, recorded);
            else
                run.Terminal.Output.Write(Encoding.ASCII.GetBytes(string.Concat(recorded.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Id}\n")))));
            run.Terminal.Output.Flush();
        }
    }
}
