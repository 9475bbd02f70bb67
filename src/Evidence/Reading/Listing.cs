using Equipoise.Evidence.Translations;

namespace Equipoise.Evidence.Reading;

/// <summary>A file that should hold a record.</summary>
internal readonly record struct RecordPath(FileKind Kind, string Path, string File);

/// <summary>
/// The record files of an evidence folder. Looks only where records may stand and follows no link below the folder itself, so that
/// neither a loop of links nor a deep tree can lead it astray. Names that start with a point belong to tools and are passed over.
/// </summary>
internal sealed class Listing(string root, List<Problem> problems)
{
    public IEnumerable<RecordPath> Records()
    {
        foreach (var entry in Entries(root, ""))
        {
            var kind = FileKind.All.FirstOrDefault(k => k.Folder == entry.Name);
            if (IsLink(entry, entry.Name) || entry.Name is "schema" or "published" or "claims" or "README.md") continue;
            if (entry is DirectoryInfo && entry.Name == FileKind.Demonstration) foreach (var record in Invented(entry.FullName)) yield return record;
            else if (kind is null || entry is not DirectoryInfo) Unexpected(entry.Name);
            else foreach (var record in kind.ByLanguage ? ByLanguage(kind, entry.FullName) : Records(kind, entry.FullName, kind.Folder)) yield return record;
        }
    }

    private IEnumerable<RecordPath> Invented(string folder)
    {
        foreach (var entry in Entries(folder, FileKind.Demonstration))
        {
            var file = $"{FileKind.Demonstration}/{entry.Name}";
            if (IsLink(entry, file) || entry.Name is "README.md") continue;
            if (entry is DirectoryInfo && FileKind.All.FirstOrDefault(k => k.MayBeInvented && k.Folder == entry.Name) is { } kind) foreach (var record in Records(kind, entry.FullName, file)) yield return record;
            else problems.Add(new(Codes.UnexpectedFile, file, 0, 0, "", $"Nothing of this name is expected here. There are: {string.Join(", ", FileKind.All.Where(k => k.MayBeInvented).Select(k => k.Folder))}."));
        }
    }

    private IEnumerable<RecordPath> ByLanguage(FileKind kind, string folder)
    {
        foreach (var entry in Entries(folder, kind.Folder))
        {
            var file = $"{kind.Folder}/{entry.Name}";
            if (IsLink(entry, file) || entry.Name is "README.md") continue;
            if (entry is not DirectoryInfo || !PageLanguages.All.Any(l => l.Code() == entry.Name))
                problems.Add(new(Codes.UnexpectedFile, file, 0, 0, "", $"Nothing of this name is expected here. There are folders by language: {string.Join(", ", PageLanguages.All.Select(l => l.Code()))}."));
            else foreach (var record in Records(kind, entry.FullName, file)) yield return record;
        }
    }

    private IEnumerable<RecordPath> Records(FileKind kind, string folder, string place)
    {
        foreach (var entry in Entries(folder, place))
        {
            var file = $"{place}/{entry.Name}";
            if (IsLink(entry, file) || entry.Name is "README.md" or "SOURCE.md") continue;
            if (entry is DirectoryInfo || !entry.Name.EndsWith(".yaml", StringComparison.Ordinal)) Unexpected(file);
            else yield return new(kind, entry.FullName, file);
        }
    }

    private IEnumerable<FileSystemInfo> Entries(string folder, string file)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(e => e.Name[0] != '.').OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(Codes.Unreadable, file, 0, 0, "", "This folder cannot be opened: " + e.Message));
            return [];
        }
    }

    private bool IsLink(FileSystemInfo entry, string file)
    {
        if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint)) return false;
        problems.Add(new(Codes.UnexpectedFile, file, 0, 0, "", "This is a link. Links are not followed; put the file itself here."));
        return true;
    }

    private void Unexpected(string file) =>
        problems.Add(new(Codes.UnexpectedFile, file, 0, 0, "", $"Nothing of this name is expected here. Records are .yaml files in: {string.Join(", ", FileKind.All.Select(k => k.Folder))}."));
}
