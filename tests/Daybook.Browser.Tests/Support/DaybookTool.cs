using System.Diagnostics;
using System.Text.Json;

namespace Daybook.Browser.Tests.Support;

/// <summary>The tool, run as a user runs it: in a process of its own.</summary>
internal static class DaybookTool
{
    /// <summary>Starts it and goes on.</summary>
    public static Process Start(string folder, params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Daybook.Cli.dll"), .. arguments])
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["NO_COLOR"] = "1" },
    })!;

    /// <summary>Runs it to its end and gives what it printed; anything but success fails the test.</summary>
    public static async Task<string> RunAsync(string folder, string? input, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"daybook {string.Join(' ', arguments)}: {process.ExitCode}\n{await errors}");
        return await output;
    }

    /// <summary>Runs it and gives its document.</summary>
    public static async Task<JsonElement> JsonAsync(string folder, params string[] arguments) => JsonDocument.Parse(await RunAsync(folder, null, [.. arguments, "--json"])).RootElement;
}
