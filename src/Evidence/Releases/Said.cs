using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Releases;

/// <summary>What one program says from one state of the evidence: its answers and its findings, word by word, and the name they are kept under.</summary>
public sealed class Said
{
    private Said(string releaseHash, string engineVersion, string answersJson, byte[] findingsJson)
    {
        (ReleaseHash, EngineVersion, AnswersJson, FindingsJson) = (releaseHash, engineVersion, answersJson, findingsJson);
        Hash = HashOf(releaseHash, engineVersion, answersJson, findingsJson);
    }

    /// <summary>SHA-256 of the content that it was worked out from.</summary>
    public string ReleaseHash { get; }

    /// <summary>Version of the program that worked it out.</summary>
    public string EngineVersion { get; }

    /// <summary>SHA-256 over the three and the release: equal words from equal content by an equal program have an equal name.</summary>
    public string Hash { get; }

    internal string AnswersJson { get; }

    internal byte[] FindingsJson { get; }

    /// <summary>What this program says from a snapshot.</summary>
    public static Said From(Snapshot snapshot, FindingBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return From(snapshot, FirstAnswers.From(snapshot, book), [.. book.All.Select(FindingView.Of)]);
    }

    internal static Said From(Snapshot snapshot, IReadOnlyList<Answer> answers, ImmutableArray<FindingView> findings, string? engine = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new(snapshot.Hash, engine ?? Release.Engine, Encoding.UTF8.GetString(CanonicalJson.Write(answers)), CanonicalJson.Write(findings));
    }

    internal static string HashOf(string releaseHash, string engineVersion, string answersJson, byte[] findingsJson)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{releaseHash}\n{engineVersion}\n{answersJson}\n"));
        hash.AppendData(findingsJson);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
