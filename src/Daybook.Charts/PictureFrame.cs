namespace Daybook.Charts;

/// <summary>Where a picture stands: its name on the page and its size. Text keeps its size whatever the width is, so give the width that the page has.</summary>
public sealed record PictureFrame
{
    /// <summary>A frame.</summary>
    /// <param name="id">Begins the ids of all that has one; unique on its page. An ASCII letter, then ASCII letters, digits, hyphens and underscores, at most 64.</param>
    /// <param name="title">What the picture is called.</param>
    /// <param name="width">The width in units of the view box, which are pixels of CSS where the picture is not scaled: 80 to 4,000.</param>
    /// <param name="height">The height, 16 to 4,000. Charts with rows are as tall as their rows need.</param>
    /// <exception cref="ArgumentException">The id cannot be one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public PictureFrame(string id, string title, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(title);
        if (id.Length is 0 or > 64 || !char.IsAsciiLetter(id[0]) || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException("An id is an ASCII letter, followed by at most 63 ASCII letters, digits, hyphens and underscores.", nameof(id));
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 80);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 4_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 4_000);
        (Id, Title, Width, Height) = (id, title, width, height);
    }

    /// <summary>Begins the ids of all that has one.</summary>
    public string Id { get; }

    /// <summary>What the picture is called.</summary>
    public string Title { get; }

    /// <summary>The width in units of the view box: 80 to 4,000.</summary>
    public int Width { get; }

    /// <summary>The height in units of the view box: 16 to 4,000.</summary>
    public int Height { get; }
}
