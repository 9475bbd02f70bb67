using System.Collections.Immutable;
using System.Globalization;

namespace Equipoise.Registry.Participants;

/// <summary>Remembers, in a file apart from the database, which children were erased, so that a backup from before cannot bring them back. It holds pseudonymous ids and instants, nothing else.</summary>
public sealed class ErasureLedger
{
    private static readonly SemaphoreSlim Writing = new(1);

    private readonly string? path;

    private ErasureLedger(string? path) => this.path = path;

    /// <summary>Remembers nothing: for a registry that is thrown away.</summary>
    public static ErasureLedger None { get; } = new(null);

    public static ErasureLedger In(string path) => new(path);

    internal async Task Add(Guid participantId, DateTimeOffset at, CancellationToken cancel)
    {
        if (path is null) return;
        await Writing.WaitAsync(cancel);
        try
        {
            await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            await using var writer = new StreamWriter(file);
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{participantId:D} {at:O}").AsMemory(), cancel);
            await writer.FlushAsync(cancel);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            Writing.Release();
        }
    }

    /// <summary>Everybody in it.</summary>
    /// <exception cref="FormatException">A line is no id and instant; the message names it.</exception>
    public async Task<ImmutableDictionary<Guid, DateTimeOffset>> Read(CancellationToken cancel = default)
    {
        var erased = ImmutableDictionary.CreateBuilder<Guid, DateTimeOffset>();
        if (path is null || !File.Exists(path)) return erased.ToImmutable();
        foreach (var (line, i) in (await File.ReadAllLinesAsync(path, cancel)).Select((line, i) => (line, i)))
        {
            if (line.Split(' ') is not [var id, var at] || !Guid.TryParse(id, out var child) || !DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {i + 1} of {path} is no child and instant."));
            erased[child] = instant;
        }

        return erased.ToImmutable();
    }
}
