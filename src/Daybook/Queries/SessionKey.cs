namespace Daybook.Queries;

/// <summary>A session as one source knows it: two imports may use the same id.</summary>
internal readonly record struct SessionKey(string? Origin, string? SessionId);
