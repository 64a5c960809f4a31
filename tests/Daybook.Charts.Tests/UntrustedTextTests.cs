using CsCheck;
using Daybook.Charts.Tests.Support;

namespace Daybook.Charts.Tests;

/// <summary>Names, texts and links come from events, which anybody may have written: whatever they are, a picture is well-formed and holds nothing but its own elements.</summary>
public sealed class UntrustedTextTests
{
    private static readonly string[] s_pieces =
    [
        "<script>alert(1)</script>", "\" onload=\"x", "' style='x", "]]>", "<!--", "&lt;", "&#0;", "\0", "\u001b", "\n", "\u202E", "\u2066", "\uFFFE", "\uD800", "\uDC00", "\U000E0041", "\U0001F600", "AAPL", " ", "漢字",
        "javascript:alert(1)", "</svg>", "<foreignObject>",
    ];

    private static readonly Gen<string> s_text = Gen.OneOf(Gen.OneOf(s_pieces).Array[0, 6].Select(string.Concat), Gen.String);

    [Fact]
    public void Whatever_the_text_is_a_picture_is_well_formed_and_holds_only_its_own() => Gen.Select(s_text, s_text, Gen.Int[80, 1_200]).Sample((text, other, width) =>
    {
        foreach (var picture in All(text, other, new PictureFrame("p", text, width, 120)))
            SafeMarkup.Holds(picture, ["/x?" + text]);
    }, iter: 600);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JAVASCRIPT:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("")]
    public void A_link_that_could_run_something_is_none(string link) =>
        Assert.DoesNotContain("href", WaterfallChart.Draw([new("a", 0, Made.Start, TimeSpan.FromSeconds(1)) { Link = link }], Made.Frame("t")).Svg, StringComparison.Ordinal);

    [Theory]
    [InlineData("/events?a=b:c")]
    [InlineData("?from=2024-01-01T00:00")]
    [InlineData("#12")]
    [InlineData("events/1")]
    [InlineData("https://example.com/x")]
    public void Other_links_stand_as_they_are(string link) =>
        Assert.Contains($"href=\"{link}\"", WaterfallChart.Draw([new("a", 0, Made.Start, TimeSpan.FromSeconds(1)) { Link = link }], Made.Frame("t")).Svg, StringComparison.Ordinal);

    [Fact]
    public void Two_pictures_on_one_page_share_no_id()
    {
        var ids = new[] { "a", "b" }.SelectMany(id => System.Text.RegularExpressions.Regex.Matches(
            HistogramChart.Draw(Made.Events, Made.Frame("t", id: id)).Svg, " id=\"([^\"]*)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Groups[1].Value)).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(6, ids.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a\"b")]
    public void An_id_that_could_break_out_is_refused(string id) => Assert.Throws<ArgumentException>(() => new PictureFrame(id, "t", 100, 100));

    private static IEnumerable<Picture> All(string text, string other, PictureFrame frame)
    {
        var (link, start, measure) = ("/x?" + text, Made.Start, Measure.Number(other));
        List<ChartPoint> points = [new(start, 1), new(start.AddDays(1), 3), new(start.AddDays(3), 2)];
        yield return ValueChart.Draw(new ValueSeries { Value = points, Measure = measure, Regimes = [new(text, start, start.AddDays(2))], RegimeNames = [other] }, frame);
        yield return ValueChart.Draw(new ValueSeries(), frame);
        var buckets = new HistogramBucket[] { new(start, start.AddHours(1)) };
        yield return HistogramChart.Draw(new HistogramData { Buckets = buckets, Classes = [new(text, [3]), new(other, [2], true)], Things = other, Link = _ => link }, frame);
        yield return SwimlaneChart.Draw(new SwimlaneData { From = start, To = start.AddDays(2), Things = other, Lanes = [new(text) { Link = link, Counts = [1, 0, 7] }], Zoom = (_, _) => link }, frame);
        yield return SwimlaneChart.Draw(new SwimlaneData { From = start, To = start.AddDays(2), Lanes = [new(other) { Marks = [new(start, SwimlaneShape.Open, text, link)] }] }, frame);
        yield return WaterfallChart.Draw([new(text, 0, start, TimeSpan.FromSeconds(2)) { Link = link }, new(other, 1, start, null) { IsFailed = true }], frame);
        yield return LinesChart.Draw(new LinesData { Lines = [new(text, points), new(other, [])], Measure = measure, Limit = 2, LimitName = text }, frame);
        yield return LinesChart.Draw(new LinesData { Lines = [new(text, [])] }, frame);
        yield return ScaleChart.Draw(new ScaleCheck(text, 1, 2, ScaleVerdict.Refused) { Comparison = ScaleComparison.Greater, Measure = measure }, frame);
        yield return DecayChart.Draw(new DecayPeriod(text, start, 5, 0.1, 0.9, 0.2, start.AddDays(2)), frame);
        yield return SparkLine.Draw(points, measure, frame);
    }
}
