using System.Diagnostics;
using Daybook.Torture.Child;

namespace Daybook.Torture;

/// <summary>A process of this program, with pipes to its standard input and output. Disposing kills it if it still runs.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private bool _reaped;

    private ChildProcess(Process process) => _process = process;

    /// <summary>Starts a child.</summary>
    /// <param name="arguments">What the child does; see <see cref="ChildVerbs"/>.</param>
    public static ChildProcess Start(params string[] arguments) => Start(Dotnet, [typeof(Program).Assembly.Location, ChildVerbs.Prefix, .. arguments]);

    /// <summary>Starts the <c>daybook</c> tool.</summary>
    public static ChildProcess StartTool(params string[] arguments) => Start(Dotnet, [Path.Combine(AppContext.BaseDirectory, "Daybook.Cli.dll"), .. arguments]);

    /// <summary>Starts a child as the user 65534, "nobody", without groups. Needs root and setpriv.</summary>
    public static ChildProcess StartAsNobody(params string[] arguments) =>
        Start("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", Dotnet, PublicCopy.Program, ChildVerbs.Prefix, .. arguments]);

    /// <summary>Starts a child through another program, such as strace or faketime, that runs what its last arguments name.</summary>
    /// <param name="wrapper">The program and its own arguments.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="arguments">What the child does.</param>
    public static ChildProcess StartUnder(IReadOnlyList<string> wrapper, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(wrapper[0], [.. wrapper.Skip(1), Dotnet, typeof(Program).Assembly.Location, ChildVerbs.Prefix, .. arguments], environment);

    private static string Dotnet { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet"));

    /// <summary>Sends one line.</summary>
    public async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next whole line, or null when the child has closed its output.</summary>
    public async Task<string?> HearAsync(CancellationToken cancellationToken) => await _process.StandardOutput.ReadLineAsync(cancellationToken);

    /// <summary>Everything that the child wrote and nobody has read, once it is gone. The last line may be a part of one.</summary>
    public Task<string> HearTheRestAsync(CancellationToken cancellationToken) => _process.StandardOutput.ReadToEndAsync(cancellationToken);

    /// <summary>Kills the child, as <c>kill -9</c> does, and waits until the operating system has let go of everything that it held.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await WaitAsync();
    }

    /// <summary>Waits until the child has ended by itself and returns its exit code.</summary>
    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        _reaped = true;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_reaped)
            await KillAsync();
        _process.Dispose();
    }

    private static ChildProcess Start(string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started."));
    }
}
