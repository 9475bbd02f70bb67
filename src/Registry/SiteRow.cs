namespace Equipoise.Registry;

/// <summary>
/// A row that belongs to one site: its key starts with <see cref="SiteId"/>, a context bound to another site can neither read nor write it,
/// and every change of it has its line in the history of the site.
/// </summary>
public abstract class SiteRow
{
    public Guid SiteId { get; set; }

    /// <summary>Counts the changes of the row, from 1. Whoever changes a row says which version was seen.</summary>
    public int Version { get; set; } = 1;
}
