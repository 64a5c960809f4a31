namespace Daybook.Operations.Recording;

/// <summary>How events are written that come together.</summary>
public enum RecordForm
{
    /// <summary>Lines of JSON, an object each.</summary>
    Lines,

    /// <summary>One JSON document: an object, or an array of objects.</summary>
    Document,
}
