using Npgsql;

namespace Equipoise.Storage.Postgres;

/// <summary>Where a PostgreSQL database is, written <c>Host=…;Database=…</c> or <c>postgres://user:password@host:port/database?sslmode=require</c>.</summary>
internal static class PostgresAddress
{
    public static bool IsOne(string place) => IsUri(place) || place.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public static NpgsqlConnectionStringBuilder Read(string place)
    {
        try
        {
            return IsUri(place) ? FromUri(new Uri(place)) : new(place);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The text may hold a password, so neither it nor the parser's message is repeated.
            throw new DatabaseUnavailableException("The PostgreSQL address cannot be read; write Host=…;Database=…;Username=…;Password=… or postgres://user:password@host:port/database.");
        }
    }

    private static bool IsUri(string place) =>
        place.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || place.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var result = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(uri.Host), Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')) };
        if (uri.Port > 0) result.Port = uri.Port;
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) result.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) result.Password = Uri.UnescapeDataString(user[1]);
        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Set(result, option.Split('=', 2));
        return result;
    }

    private static void Set(NpgsqlConnectionStringBuilder result, string[] option)
    {
        if (option.Length != 2) throw new FormatException();
        result[Known(option[0])] = Uri.UnescapeDataString(option[1]);
    }

    private static string Known(string option) => option switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        _ => option,
    };
}
