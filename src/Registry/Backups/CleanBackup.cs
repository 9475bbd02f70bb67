using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Equipoise.Registry.Participants;

namespace Equipoise.Registry.Backups;

/// <summary>Writes an older backup anew without the keys of children who were erased since, so that not even it tells who they were.</summary>
public static class CleanBackup
{
    /// <returns>How many children were taken out.</returns>
    /// <exception cref="BackupDamagedException">The file is damaged; what was written so far is no backup.</exception>
    public static async Task<int> Run(ZipArchive from, Stream to, IReadOnlyDictionary<Guid, DateTimeOffset> erased, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(erased);
        var manifest = await BackupFile.Check(from, cancel);
        var persons = new BackupTable("PersonIdentities", typeof(PersonIdentity), IsOfSite: true);
        var taken = 0;
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        if (from.GetEntry(BackupFile.KeysName) is { } keys)
        {
            await using var source = await keys.OpenAsync(cancel);
            await using var copy = await zip.CreateEntry(BackupFile.KeysName).OpenAsync(cancel);
            await source.CopyToAsync(copy, cancel);
        }

        var writer = new BackupWriter(zip);
        foreach (var entry in manifest.Entries)
            await writer.Write(entry.Name, Lines(from.GetEntry(entry.Name)!, entry.Name.EndsWith($"/{persons.Name}.jsonl", StringComparison.Ordinal) ? Forget : null, cancel), cancel);
        await writer.Finish(manifest.At, cancel);
        return taken;

        string Forget(string line)
        {
            var person = (PersonIdentity)RestoreBackup.Read(line, persons);
            if (person.Key is null || !erased.TryGetValue(person.ParticipantId, out var at)) return line;
            EraseIdentity.Forget(person, at);
            taken++;
            return JsonSerializer.Serialize(person, BackupWriter.Options);
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Lines(ZipArchiveEntry entry, Func<string, string>? change, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var stream = await entry.OpenAsync(cancel);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancel) is { } line) yield return Encoding.UTF8.GetBytes(change?.Invoke(line) ?? line);
    }
}
