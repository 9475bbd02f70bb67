using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Releases;

/// <summary>The evidence base as it once stood, with the answers given from it: kept for ever, so that a finding has a permanent address.</summary>
public sealed class Release
{
    /// <summary>SHA-256 of the canonical content, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>When this content was first served, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Version of the program that first served it.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>The oldest "current to" of its studies, reviews and trials.</summary>
    public PartialDate? CurrentTo { get; init; }

    public required ReleaseCounts Counts { get; init; }

    /// <summary>The canonical JSON of the content, as it was hashed, compressed with Brotli.</summary>
    public required byte[] CompressedContent { get; init; }

    /// <summary>The answers as JSON: a list of <see cref="Answer"/>.</summary>
    public required string AnswersJson { get; init; }

    /// <summary>The answers first given from this content, by <see cref="EngineVersion"/>; later wordings are in its <see cref="Standing"/>s.</summary>
    public ImmutableArray<Answer> Answers() => JsonSerializer.Deserialize<ImmutableArray<Answer>>(AnswersJson, CanonicalJson.Options);

    /// <summary>The canonical JSON, exactly as it was hashed.</summary>
    /// <exception cref="ReleaseDamagedException">The stored bytes are not those that were hashed.</exception>
    public byte[] CanonicalContent()
    {
        var content = Packing.Unpacked(CompressedContent, Hash);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == Hash ? content : throw new ReleaseDamagedException(Hash);
    }

    internal static Release Of(Snapshot snapshot, Said said, DateTimeOffset at) => new()
    {
        Hash = snapshot.Hash,
        At = at,
        EngineVersion = said.EngineVersion,
        CurrentTo = snapshot.CurrentTo,
        Counts = ReleaseCounts.Of(snapshot.Content),
        CompressedContent = Packing.Packed(CanonicalJson.Write(snapshot.Content)),
        AnswersJson = said.AnswersJson,
    };

    /// <summary>Version of this program.</summary>
    internal static string Engine { get; } =
        typeof(Release).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}

/// <summary>How many records a release holds.</summary>
public sealed record ReleaseCounts
{
    public required int Studies { get; init; }

    public required int Reviews { get; init; }

    public required int Trials { get; init; }

    public required int Sources { get; init; }

    internal static ReleaseCounts Of(Content content) => new()
    {
        Studies = content.Studies.Length,
        Reviews = content.Reviews.Length,
        Trials = content.Trials.Length,
        Sources = content.Sources.Length,
    };
}

/// <summary>The database holds other bytes than were stored: the release can no longer be vouched for.</summary>
public sealed class ReleaseDamagedException(string hash, Exception? cause = null)
    : Exception($"The stored release {hash[..12]} is damaged: its content no longer has that hash.", cause);
