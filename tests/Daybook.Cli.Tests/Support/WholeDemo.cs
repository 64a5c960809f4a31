namespace Daybook.Cli.Tests.Support;

/// <summary>What the demo prints, run once in a clone for the tests that look at it.</summary>
public sealed class WholeDemo : IAsyncLifetime
{
    /// <summary>The standard output, with <c>daybook-demo</c> for the folder.</summary>
    public string Printed { get; private set; } = "";

    /// <summary>How many lines that is.</summary>
    public int Lines { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("daybook-cli-");
        try
        {
            var result = (await CliRunner.RunAsync(new CliSetting { Command = DemoTests.Clone }, "demo", "--out", folder.FullName)).Fine();
            (Printed, Lines) = (result.Output.Replace(folder.FullName, "daybook-demo", StringComparison.Ordinal), result.Lines.Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
