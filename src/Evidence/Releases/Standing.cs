using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Releases;

/// <summary>What stood from an instant on, until the next: a release, and what one program said from it. Kept for ever.</summary>
public sealed class Standing
{
    /// <summary>Place in the order in which they came, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The release it was worked out from.</summary>
    public required string ReleaseHash { get; init; }

    /// <summary>From when it stood, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Version of the program that worked it out.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Name of these words: see <see cref="Said.Hash"/>. What was said before findings were kept has the name of its release.</summary>
    public required string Hash { get; init; }

    /// <summary>The findings as canonical JSON, compressed with Brotli: a list of <see cref="FindingView"/>; null where they were not kept yet.</summary>
    public required byte[]? CompressedFindings { get; init; }

    /// <summary>The answers as JSON: a list of <see cref="Answer"/>.</summary>
    public required string AnswersJson { get; init; }

    /// <summary>Whether findings were kept with it.</summary>
    public bool HasFindings => CompressedFindings is not null;

    /// <summary>The findings as they were given; null where none were kept, or where this program no longer reads their shape.</summary>
    /// <exception cref="ReleaseDamagedException">The stored bytes are not those that were named.</exception>
    public ImmutableArray<FindingView>? Findings()
    {
        if (CompressedFindings is null) return null;
        var json = Packing.Unpacked(CompressedFindings, Hash);
        if (Said.HashOf(ReleaseHash, EngineVersion, AnswersJson, json) != Hash) throw new ReleaseDamagedException(Hash);
        try
        {
            return JsonSerializer.Deserialize<ImmutableArray<FindingView>>(json, CanonicalJson.Options);
        }
        catch (JsonException)
        {
            return null; // an older program wrote other fields
        }
    }

    internal static Standing Of(Said said, int number, DateTimeOffset at) => new()
    {
        Number = number,
        ReleaseHash = said.ReleaseHash,
        At = at,
        EngineVersion = said.EngineVersion,
        Hash = said.Hash,
        CompressedFindings = Packing.Packed(said.FindingsJson),
        AnswersJson = said.AnswersJson,
    };
}

/// <summary>A standing without its words.</summary>
/// <param name="Hash">Name of its words.</param>
/// <param name="ReleaseHash">The content.</param>
/// <param name="At">From when it stood; absent where nobody keeps it.</param>
/// <param name="EngineVersion">The program.</param>
public sealed record StandingHeading(string Hash, string ReleaseHash, DateTimeOffset? At, string EngineVersion)
{
    public static StandingHeading Of(Standing s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new(s.Hash, s.ReleaseHash, s.At, s.EngineVersion);
    }
}
