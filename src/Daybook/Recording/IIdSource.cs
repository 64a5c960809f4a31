namespace Daybook.Recording;

/// <summary>Where ids of sessions, traces and writers come from.</summary>
public interface IIdSource
{
    /// <summary>A new id, unlike any other: by default a UUIDv7 in its usual text form.</summary>
    string NewId();
}
