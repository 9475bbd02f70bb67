namespace Equipoise.Statistics.Tables;

/// <summary>Named columns of equal length, in order: the rows of a study table or of repeated measurements.</summary>
public sealed class Table
{
    private readonly Dictionary<string, Column> byName;

    /// <summary>Puts columns side by side.</summary>
    /// <param name="columns">The columns, each name once.</param>
    /// <exception cref="ArgumentException">A name occurs twice, or the lengths differ.</exception>
    public Table(params IEnumerable<Column> columns)
    {
        Columns = [.. columns];
        byName = new(StringComparer.Ordinal);
        foreach (var c in Columns)
        {
            if (!byName.TryAdd(c.Name, c)) throw new ArgumentException($"There are two columns named '{c.Name}'.", nameof(columns));
            if (c.Rows != Columns[0].Rows) throw new ArgumentException($"Column '{c.Name}' has {c.Rows} rows, '{Columns[0].Name}' has {Columns[0].Rows}.", nameof(columns));
        }
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Columns.Count == 0 ? 0 : Columns[0].Rows;

    /// <summary>Whether there is a column of that name. Names are told apart by case.</summary>
    /// <param name="name">The name.</param>
    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>The column of that name, or null.</summary>
    /// <param name="name">The name.</param>
    public Column? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The column of that name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is none; the message names those there are.</exception>
    public Column this[string name] => Find(name) ?? throw new ArgumentException($"There is no column '{name}'. The table has {Listed()}.", nameof(name));

    private string Listed() => Columns.Count == 0 ? "no columns" : string.Join(", ", Columns.Take(20).Select(c => c.Name)) + (Columns.Count > 20 ? " …" : "");
}
