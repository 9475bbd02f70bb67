using System.Text;
using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

/// <summary>What came of reading some files.</summary>
internal sealed record Reading(List<ImportedRecord> Records, List<ImportIssue> Issues)
{
    /// <summary>Reads files and folders as an import does, without storing.</summary>
    public static Reading Of(ImportLimits? limits, params IEnumerable<string> paths)
    {
        var reading = new Reading([], []);
        foreach (var step in new CutRecords(limits).From(paths))
        {
            reading.Issues.AddRange(step.Issues);
            if (step.Slice is not { } slice) continue;
            var read = ReadRecord.From(slice, limits);
            reading.Issues.AddRange(read.Issues);
            if (read.Record is { } record) reading.Records.Add(record);
        }

        return reading;
    }

    /// <summary>Reads a text as if it were a file.</summary>
    public static Reading OfText(string text, ImportLimits? limits = null) => OfBytes(Encoding.UTF8.GetBytes(text), limits);

    public static Reading OfBytes(byte[] bytes, ImportLimits? limits = null)
    {
        using var folder = new ImportFolder();
        return Of(limits, folder.Write("file", bytes));
    }

    public IEnumerable<string> Codes => Issues.Select(i => i.Code);
}

/// <summary>A folder for files to import, gone after the test.</summary>
internal sealed class ImportFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("equipoise-import-").FullName;

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
