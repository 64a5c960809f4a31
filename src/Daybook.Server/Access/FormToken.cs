namespace Daybook.Server.Access;

/// <summary>What a form or a script of these pages sends along, so that a page of somebody else's cannot write in this browser's name.</summary>
/// <param name="Field">The form's field.</param>
/// <param name="Header">The header, where there is no form; null: it goes in the form alone.</param>
/// <param name="Value">The token.</param>
internal sealed record FormToken(string Field, string? Header, string Value);
