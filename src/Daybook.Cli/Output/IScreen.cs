namespace Daybook.Cli.Output;

/// <summary>Shows results to people: plain in a pipe, rich on a terminal. Makes every text visible (<see cref="VisibleText"/>).</summary>
internal interface IScreen
{
    /// <summary>Whether programs may read along: then times are exact and nothing is shortened.</summary>
    bool IsPlain { get; }

    /// <summary>How many characters fit beside each other; in a pipe as many as there are.</summary>
    int Width { get; }

    /// <summary>One line; without pieces an empty one.</summary>
    void Line(params ReadOnlySpan<Piece> pieces);

    /// <summary>A line to be copied: never broken into several.</summary>
    void Command(string text);

    /// <summary>A table.</summary>
    void Table(TableView table);

    /// <summary>A tree.</summary>
    void Tree(TreeView tree);

    /// <summary>Hands over what was shown so far.</summary>
    void Flush();
}
