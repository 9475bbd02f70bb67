using System.IO.Compression;

namespace Equipoise.Evidence.Importing.Files;

/// <summary>A stream with the name it has for people.</summary>
/// <param name="Name">Path; an entry of an archive follows its archive after an exclamation mark.</param>
/// <param name="Content">Opened for reading once.</param>
internal sealed record NamedStream(string Name, HeadedStream Content);

/// <summary>Walks files, folders and archives. Entries of archives are read where they are and never written to a disk, so their names cannot lead anywhere.</summary>
internal sealed class ImportFiles(ImportLimits limits, Action<ImportIssue> tell)
{
    private const int HeadSize = 1 << 16;

    /// <summary>Bytes of the files of the command that were read so far.</summary>
    public long BytesRead => finished + (current?.Position ?? 0);

    private long finished;
    private FileStream? current;

    /// <summary>Bytes of all files, archives as they lie.</summary>
    public static long Size(IEnumerable<string> paths) => paths.Sum(path =>
    {
        try
        {
            return File.Exists(path) ? new FileInfo(path).Length
                : Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum(f => f.Length)
                : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    });

    public IEnumerable<NamedStream> Open(string path)
    {
        if (Directory.Exists(path)) return Folder(path);
        if (File.Exists(path)) return OpenFile(path);
        tell(new(ImportCodes.Missing, path, "", "There is no such file or folder.", DataLost: true));
        return [];
    }

    private IEnumerable<NamedStream> Folder(string folder)
    {
        foreach (var entry in Entries(folder))
        {
            if (Path.GetFileName(entry).StartsWith('.')) continue;
            var isFolder = Directory.Exists(entry);
            if (isFolder && new DirectoryInfo(entry).LinkTarget is not null)
                tell(new(ImportCodes.LinkNotFollowed, entry, "", "This is a link to a folder; it was not followed.", DataLost: true));
            else
                foreach (var file in isFolder ? Folder(entry) : OpenFile(entry)) yield return file;
        }
    }

    private string[] Entries(string folder)
    {
        try
        {
            var entries = Directory.GetFileSystemEntries(folder);
            Array.Sort(entries, StringComparer.Ordinal);
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            tell(new(ImportCodes.Unreadable, folder, "", $"The folder cannot be read: {e.Message}", DataLost: true));
            return [];
        }
    }

    private IEnumerable<NamedStream> OpenFile(string path)
    {
        if (Opened(path) is not { } file) yield break;
        using (file)
        {
            // A pipe has no place that could be told.
            current = file.CanSeek ? file : null;
            foreach (var stream in Within(path, file, () => file.CanSeek ? file.Position : limits.RatioFrom, 0, new ExpansionTotal())) yield return stream;
            finished += file.CanSeek ? file.Length : 0;
            current = null;
        }
    }

    private FileStream? Opened(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            tell(new(ImportCodes.Unreadable, path, "", $"The file cannot be read: {e.Message}", DataLost: true));
            return null;
        }
    }

    private IEnumerable<NamedStream> Within(string name, Stream stream, Func<long> packed, int depth, ExpansionTotal total)
    {
        var headed = HeadedStream.Of(stream, HeadSize);
        if (headed.Head.StartsWith("PK\x03\x04"u8) || headed.Head.StartsWith("PK\x05\x06"u8)) return Deeper(name, depth) ? Zip(name, stream, headed, depth, total) : [];
        if (headed.Head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return Deeper(name, depth) ? Gzip(name, headed, packed, depth, total) : [];
        return [new(name, headed)];
    }

    private bool Deeper(string name, int depth)
    {
        if (depth < limits.ArchiveDepth) return true;
        tell(new(ImportCodes.ArchiveTooDeep, name, "", $"Archives lie within archives {limits.ArchiveDepth} deep; this one was left out.", DataLost: true));
        return false;
    }

    private IEnumerable<NamedStream> Gzip(string name, HeadedStream headed, Func<long> packed, int depth, ExpansionTotal total)
    {
        using var expanding = new ExpandingStream(new GZipStream(headed, CompressionMode.Decompress), packed, limits, total);
        var inner = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        foreach (var stream in Within($"{name}!{Path.GetFileName(inner)}", expanding, packed, depth + 1, total)) yield return stream;
    }

    private IEnumerable<NamedStream> Zip(string name, Stream stream, HeadedStream headed, int depth, ExpansionTotal total)
    {
        if (Archive(name, stream, headed) is not { } archive) yield break;
        using (archive)
        {
            var count = 0;
            foreach (var entry in archive.Entries)
            {
                if (++count > limits.ArchiveEntries)
                {
                    tell(new(ImportCodes.ArchiveTooLarge, name, "", $"The archive has more than {limits.ArchiveEntries} entries; the rest was left out.", DataLost: true));
                    yield break;
                }

                if (total.Bytes > limits.ExpandedBytes) yield break;
                if (IsNoise(entry)) continue;
                if (Expanding(name, entry, total) is not { } expanding) continue;
                using (expanding)
                    foreach (var inner in Within($"{name}!{Shown(entry.FullName)}", expanding, () => entry.CompressedLength, depth + 1, total)) yield return inner;
            }
        }
    }

    /// <summary>Folders, and what systems put beside files without being asked.</summary>
    private static bool IsNoise(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith('/') || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) || entry.Name.StartsWith('.');

    private ExpandingStream? Expanding(string archive, ZipArchiveEntry entry, ExpansionTotal total)
    {
        var name = $"{archive}!{Shown(entry.FullName)}";
        if (entry.FullName.Contains("..", StringComparison.Ordinal) || entry.FullName.StartsWith('/') || entry.FullName.Contains('\\', StringComparison.Ordinal) || entry.FullName.Contains(':', StringComparison.Ordinal))
            tell(new(ImportCodes.SuspiciousName, name, "", "The name of this entry would lead out of the archive's folder. Nothing is ever written there; its content is read.", DataLost: false));
        if (entry.IsEncrypted)
        {
            tell(new(ImportCodes.Encrypted, name, "", "This entry is encrypted and cannot be read.", DataLost: true));
            return null;
        }

        try
        {
            return new(entry.Open(), () => entry.CompressedLength, limits, total);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            tell(new(ImportCodes.ArchiveDamaged, name, "", $"This entry cannot be opened: {e.Message}", DataLost: true));
            return null;
        }
    }

    private ZipArchive? Archive(string name, Stream stream, HeadedStream headed)
    {
        try
        {
            return new(stream.CanSeek ? stream : Held(headed), ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            var code = e is SourceFault fault ? fault.Code : ImportCodes.ArchiveDamaged;
            tell(new(code, name, "", $"The archive cannot be opened: {e.Message}", DataLost: true));
            return null;
        }
    }

    /// <summary>An archive within an archive cannot be read from front to back, so it is held in memory.</summary>
    private MemoryStream Held(HeadedStream headed)
    {
        var held = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (headed.Read(buffer) is var read and > 0)
        {
            held.Write(buffer, 0, read);
            if (held.Length > limits.InnerArchiveBytes)
                throw new SourceFault(ImportCodes.ArchiveTooLarge, FormattableString.Invariant($"it lies within another and has more than {limits.InnerArchiveBytes >> 20} MB; unpack it first."));
        }

        held.Position = 0;
        return held;
    }

    private static string Shown(string entry)
    {
        var name = new string([.. entry.Select(c => char.IsControl(c) ? '?' : c)]);
        return name.Length <= 300 ? name : name[..300] + "…";
    }
}
