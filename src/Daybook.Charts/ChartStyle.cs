namespace Daybook.Charts;

/// <summary>The style sheet of the pictures: colours for light and dark as variables, which a page may set anew, and print.</summary>
public static class ChartStyle
{
    private static readonly Lazy<string> s_css = new(Read);

    /// <summary>
    /// The style sheet. Dark is what the reader's system asks for, or <c>data-theme="dark"</c> or <c>"light"</c> on the root element. Colours are those of Okabe and Ito (Color universal design,
    /// 2008), darkened or lightened for contrast; red and green never tell two things apart alone.
    /// </summary>
    public static string Css => s_css.Value;

    private static string Read()
    {
        using var stream = typeof(ChartStyle).Assembly.GetManifestResourceStream("Daybook.Charts.charts.css") ?? throw new InvalidOperationException("charts.css is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
