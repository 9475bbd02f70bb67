using Equipoise.Registry;

namespace Equipoise.Storage;

/// <summary>An opened registry database.</summary>
public sealed class RegistryDatabase : OpenedDatabase<RegistryDb>
{
    internal RegistryDatabase(Func<RegistryDb> create, IAsyncDisposable engine) : base(create, engine)
    {
    }
}
