using System.Text;

namespace Daybook.Charts.Tests.Support;

/// <summary>
/// A picture as it is written in files under <c>Golden/</c>: the SVG, and its sentence and table as text. Where a file is absent or <c>DAYBOOK_WRITE_GOLDEN</c> is 1, both are written anew and
/// the test fails, so that the change is looked at.
/// </summary>
internal static class GoldenPicture
{
    private const string Variable = "DAYBOOK_WRITE_GOLDEN";

    /// <summary>Compares a picture with its files.</summary>
    /// <param name="name">The files' name, without their ends.</param>
    /// <param name="picture">The picture.</param>
    public static void Holds(string name, Picture picture)
    {
        SafeMarkup.Holds(picture);
        (string File, string Text)[] files = [(name + ".svg", picture.Svg + "\n"), (name + ".txt", Words(picture))];
        var built = Path.Combine(AppContext.BaseDirectory, "Golden");
        if (Environment.GetEnvironmentVariable(Variable) == "1" || files.Any(one => !File.Exists(Path.Combine(built, one.File))))
        {
            foreach (var (file, text) in files)
                File.WriteAllText(Path.Combine(SourceFolder(), file), text);
            Assert.Fail($"Golden/{name}.svg and .txt were written; look at them, build, and run the test again.");
        }

        Assert.All(files, one => Assert.Equal(File.ReadAllText(Path.Combine(built, one.File)), one.Text));
    }

    private static string Words(Picture picture)
    {
        var text = new StringBuilder().Append(picture.Summary).Append("\n\n").Append(picture.Table.Caption).Append('\n')
            .AppendJoin(" | ", picture.Table.Columns.Select(column => column.Unit.Length == 0 ? column.Name : $"{column.Name}, {column.Unit}")).Append('\n');
        foreach (var row in picture.Table.Rows)
            text.AppendJoin(" | ", row).Append('\n');
        return text.ToString();
    }

    private static string SourceFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Daybook.slnx")))
                return Path.Combine(folder.FullName, "tests", "Daybook.Charts.Tests", "Golden");
        }

        throw new InvalidOperationException($"No Daybook.slnx above {AppContext.BaseDirectory}.");
    }
}
