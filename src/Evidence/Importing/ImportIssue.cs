namespace Equipoise.Evidence.Importing;

/// <summary>Something imperfect in what was imported. Reading went on after it.</summary>
/// <param name="Code">One of <see cref="ImportCodes"/>; never reused for another meaning.</param>
/// <param name="File">The file; an entry of an archive follows its archive after an exclamation mark.</param>
/// <param name="Position">Where in the file: a line, or the byte at which the record begins and the path within it. Empty when it is about the whole file.</param>
/// <param name="Message">A sentence for a person.</param>
/// <param name="DataLost">True when something that the file says is in no field of what was read. The raw text of a record is kept all the same.</param>
public sealed record ImportIssue(string Code, string File, string Position, string Message, bool DataLost)
{
    public override string ToString() => $"{File}{(Position.Length == 0 ? "" : ": ")}{Position}: {Code} {Message}";
}
