using Equipoise.Evidence;

namespace Equipoise.Storage;

/// <summary>An opened evidence database.</summary>
public sealed class EvidenceDatabase : OpenedDatabase<EvidenceDb>
{
    internal EvidenceDatabase(Func<EvidenceDb> create, IAsyncDisposable engine) : base(create, engine)
    {
    }
}
