namespace Equipoise.Storage.Sqlite;

/// <summary>
/// Lets one program at a time prepare a database file. The operating system frees it when the program dies,
/// unlike EF's own lock on SQLite, a row that a killed program leaves behind and that stops every later start.
/// </summary>
internal static class MigrationLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<FileStream> Take(string database, CancellationToken cancel)
    {
        // The file stays: deleting it would let a third program lock a new one while a second waits for the old.
        var path = database + "-lock";
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e.GetType() == typeof(IOException))
            {
                if (TimeProvider.System.GetElapsedTime(started) > Patience)
                    throw new DatabaseUnavailableException($"{path} has been held for {Patience.TotalSeconds:0} seconds, by another program that is starting or by one that hangs.", e);
            }

            await Task.Delay(Pause, cancel);
        }
    }
}
