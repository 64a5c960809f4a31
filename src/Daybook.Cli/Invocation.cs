using System.CommandLine;
using System.Text;
using Daybook.Cli.Output;
using Daybook.Journals;
using Daybook.Operations;
using Daybook.Operations.Json;
using Daybook.Recording;
using Daybook.Sqlite;

namespace Daybook.Cli;

/// <summary>One run of a verb: what was asked, the journal that it is asked of, and where the answer goes.</summary>
internal sealed class Invocation : IAsyncDisposable
{
    // Where the tool is put together: which kinds of journals it opens.
    private static readonly JournalLocator s_journals = new(new SqliteJournalProvider());

    private readonly ParseResult _parsed;
    private readonly StreamWriter _output;
    private readonly ProgressLines _progress;
    private OperationContext? _context;

    public Invocation(ParseResult parsed, Terminal terminal)
    {
        _parsed = parsed;
        Terminal = terminal;
        _output = new StreamWriter(terminal.Output, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true);
        _progress = new ProgressLines(terminal);
        Screen = terminal.OutputIsTerminal ? new RichScreen(_output, terminal.Width, terminal.Colour) : new PlainScreen(_output);
    }

    public Terminal Terminal { get; }

    /// <summary>Where results for people go.</summary>
    public IScreen Screen { get; }

    /// <summary>Whether the answer is for programs.</summary>
    public bool Json => _parsed.GetValue(GlobalOptions.Json);

    /// <summary>The journal's path as the caller wrote it.</summary>
    public string JournalPath
    {
        get
        {
            var given = _parsed.GetValue(GlobalOptions.Journal);
            if (given is "")
                throw new MisuseException("--journal: the file name is empty");
            var path = given ?? Terminal.Variable(GlobalOptions.JournalVariable);
            return string.IsNullOrEmpty(path) ? GlobalOptions.DefaultJournal : path;
        }
    }

    /// <summary>Whether this command line names a journal.</summary>
    public bool IsJournalGiven => _parsed.GetValue(GlobalOptions.Journal) is not null;

    /// <summary>What operations work on: the journal that is named, under the tool's own name, by the terminal's clock.</summary>
    public OperationContext Context => _context ??= new OperationContext(s_journals, JournalPath)
    {
        Time = Terminal.Time,
        Actor = ToolCommand.Installed,
        Now = Get(GlobalOptions.Now),
        Progress = _progress,
    };

    /// <summary>How the tool records.</summary>
    public JournalOptions WriterOptions => Context.RecordingOptions;

    public T? Get<T>(Option<T> option) => _parsed.GetValue(option);

    /// <summary>Whether this command line names an option, rather than leaving it at its default.</summary>
    public bool IsGiven(Option option) => _parsed.GetResult(option) is { Implicit: false };

    public T? Get<T>(Argument<T> argument) => _parsed.GetValue(argument);

    /// <summary>Writes a line to standard error; never data.</summary>
    public void Say(string message)
    {
        Screen.Flush();
        Terminal.Error.WriteLine(VisibleText.Of(message));
    }

    /// <summary>An answer as a document.</summary>
    public void WriteJson<T>(T answer) => JsonOutput.Document(Terminal, writer => AnswerJson.Write(writer, answer));

    /// <summary>An answer on a line of its own, for verbs that print more of them as they come.</summary>
    public void WriteJsonLine<T>(T answer) => JsonOutput.Line(Terminal, writer => AnswerJson.Write(writer, answer));

    /// <summary>Wipes what shows how far work is, before something else is said.</summary>
    public void EndProgress() => _progress.Dispose();

    public ValueTask DisposeAsync()
    {
        _progress.Dispose();
        return _context?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
