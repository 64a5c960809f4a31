using System.Buffers;
using System.Text;
using System.Text.Json;
using Daybook.Operations.Json;

namespace Daybook.Operations.Tests.Support;

/// <summary>
/// An answer's JSON, as it is written in a file under <c>Golden/</c>: programs rely on its names. Where the file is absent or <c>DAYBOOK_WRITE_GOLDEN</c> is 1, it is written
/// anew and the test fails, so that the change is looked at.
/// </summary>
internal static class GoldenFile
{
    private const string Variable = "DAYBOOK_WRITE_GOLDEN";

    private static readonly JsonWriterOptions s_indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Compares an answer with its file.</summary>
    /// <param name="name">The file's name, without <c>.json</c>.</param>
    /// <param name="answer">The answer.</param>
    public static void Holds<T>(string name, T answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_indented))
            AnswerJson.Write(writer, answer);
        var actual = Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
        var built = Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json");
        if (!File.Exists(built) || Environment.GetEnvironmentVariable(Variable) == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), name + ".json"), actual);
            Assert.Fail($"Golden/{name}.json was written; look at it, build, and run the test again.");
        }

        Assert.Equal(File.ReadAllText(built), actual);
    }

    private static string SourceFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Daybook.slnx")))
                return Path.Combine(folder.FullName, "tests", "Daybook.Operations.Tests", "Golden");
        }

        throw new InvalidOperationException($"No Daybook.slnx above {AppContext.BaseDirectory}.");
    }
}
