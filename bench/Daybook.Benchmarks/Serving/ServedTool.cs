using System.Diagnostics;
using System.Globalization;

namespace Daybook.Benchmarks.Serving;

/// <summary>The tool as a server, in a process of its own.</summary>
internal sealed class ServedTool : IAsyncDisposable
{
    private readonly Process _process;

    private ServedTool(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The processor time of all its threads.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it holds, in MiB.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (double)(1 << 20);
        }
    }

    /// <summary>Starts serving a journal.</summary>
    /// <exception cref="InvalidOperationException">It does not serve.</exception>
    public static async Task<ServedTool> StartAsync(ToolProcess tool, string journal, CancellationToken cancellationToken)
    {
        var start = tool.Start("serve", "--journal", journal, "--urls", "http://127.0.0.1:0");
        start.RedirectStandardOutput = true;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The tool could not be started.");
        var said = new List<string>();
        foreach (var output in new[] { process.StandardError, process.StandardOutput })
        {
            while (await output.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                said.Add(line);
                if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)) is { } address)
                {
                    _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new ServedTool(process, new Uri(new Uri(address).GetLeftPart(UriPartial.Authority)));
                }
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The tool does not serve: {string.Join(' ', said)}"));
    }

    /// <summary>Asks it, over at most so many connections.</summary>
    public HttpClient Client(int connections) => new(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }
}
