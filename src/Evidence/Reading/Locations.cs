namespace Equipoise.Evidence.Reading;

/// <summary>Where each record of the evidence base stands in its file, so that a check can name the place.</summary>
internal sealed class Locations
{
    private readonly record struct Place(string File, int Line, int Column, string Path, bool Understood = true);

    private readonly Dictionary<object, Place> records = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, Dictionary<string, Place>> fields = new(ReferenceEqualityComparer.Instance);

    public void Record(object record, string file, int line, int column, string path) => records[record] = new(file, line, column, path);

    public void Field(object record, string field, string file, int line, int column, string path, bool understood)
    {
        if (!fields.TryGetValue(record, out var places)) fields[record] = places = new(StringComparer.Ordinal);
        places[field] = new(file, line, column, path, understood);
    }

    /// <summary>Every record that was made, also those of files in which something else did not fit.</summary>
    public IEnumerable<T> Made<T>() => records.Keys.OfType<T>();

    /// <summary>Whether a field of a record stands in the file, with a value or with one that could not be understood.</summary>
    public bool Names(object record, string field) => At(record, field) is not null;

    /// <summary>Whether a field of a record was given a value that could be understood.</summary>
    public bool Gives(object record, string field) => At(record, field) is { Understood: true };

    /// <summary>The file a record was read from.</summary>
    public string FileOf(object record) => records.TryGetValue(record, out var place) ? place.File : "";

    /// <summary>A problem at a field of a record, or at the record when the field is absent.</summary>
    public Problem Problem(string code, object record, string field, string message)
    {
        if (At(record, field) is { } at) return new(code, at.File, at.Line, at.Column, at.Path, message);
        return records.TryGetValue(record, out var place)
            ? new(code, place.File, place.Line, place.Column, place.Path.Length == 0 ? field : $"{place.Path}.{field}", message)
            : new(code, "", 0, 0, field, message);
    }

    private Place? At(object record, string field) =>
        fields.TryGetValue(record, out var places) && places.TryGetValue(field, out var at) ? at : null;
}
