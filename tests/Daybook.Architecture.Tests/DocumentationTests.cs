using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Daybook.Architecture.Tests;

/// <summary>What the documents show is compiled, runs, and links to what exists.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Documents =
    [
        Path.Combine(SourceTree.Root, "README.md"),
        .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories),
    ];

    [Fact]
    public void Snippets_in_the_documents_are_compiled()
    {
        var samples = string.Join('\n', Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "samples"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(path => Normalized(File.ReadAllText(path))));
        var snippets = Documents.SelectMany(path => CSharp().Matches(File.ReadAllText(path)).Select(match => (Path: path, Code: match.Groups["code"].Value))).ToList();
        Assert.NotEmpty(snippets);
        Assert.All(snippets, snippet => Assert.True(
            samples.Contains(Normalized(snippet.Code), StringComparison.Ordinal),
            $"{snippet.Path} has a snippet that stands in no sample:\n{snippet.Code}"));
    }

    [Fact]
    public void Links_in_the_documents_lead_somewhere()
    {
        foreach (var path in Documents)
        {
            foreach (var target in Link().Matches(File.ReadAllText(path)).Select(match => match.Groups["target"].Value))
                Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)), $"{path} links to {target}, which is not there.");
        }
    }

    [Fact]
    public async Task Samples_run_to_their_end()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Daybook.Samples.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        Assert.Equal(2, (await output).Split('\n').Count(line => line.StartsWith("recorded as #", StringComparison.Ordinal)));
    }

    // Layout aside: a snippet may stand deeper in its sample than in a document.
    private static string Normalized(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("^```csharp\\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CSharp();

    [GeneratedRegex("\\]\\((?!https?:|#)(?<target>[^)#]+)(#[^)]*)?\\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
