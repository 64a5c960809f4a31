namespace Daybook.Server.Pages.Events.Completion;

/// <summary>What could stand at a place of a filter.</summary>
/// <param name="Text">The text as the filter writes it, with the space behind it where one follows.</param>
/// <param name="Note">What it is; empty: it says that itself. Names out of events are untrusted.</param>
internal sealed record FilterWord(string Text, string Note);

/// <summary>What could stand at a place of a filter, the best first.</summary>
/// <param name="From">Where the text begins that is replaced, in characters from 0.</param>
/// <param name="To">The place behind it.</param>
/// <param name="Words">What could stand there instead.</param>
internal sealed record FilterWords(int From, int To, IReadOnlyList<FilterWord> Words);
