using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecordSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "UnindexedRecords",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnindexedRecords", x => new { x.Source, x.RecordId });
                });

            // The words alone, folded before they come; texts stay where they are. A row number is the recency of a record.
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "ImportedWords" USING fts5("Words", content='', contentless_delete=1, tokenize='ascii');
                CREATE TABLE "ImportedWordKeys" ("Key" INTEGER PRIMARY KEY, "Source" TEXT NOT NULL, "RecordId" TEXT NOT NULL, "Kind" TEXT NOT NULL);
                CREATE UNIQUE INDEX "IX_ImportedWordKeys_Source_RecordId" ON "ImportedWordKeys" ("Source", "RecordId");
                CREATE INDEX "IX_ImportedWordKeys_Source_Key" ON "ImportedWordKeys" ("Source", "Key");
                CREATE INDEX "IX_ImportedWordKeys_Kind_Key" ON "ImportedWordKeys" ("Kind", "Key");
                """);

            // What older programs stored is indexed when the database is opened.
            migrationBuilder.Sql("INSERT INTO \"UnindexedRecords\" (\"Source\", \"RecordId\") SELECT \"Source\", \"Id\" FROM \"ImportedRecords\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE \"ImportedWords\"; DROP TABLE \"ImportedWordKeys\";");

            migrationBuilder.DropTable(
                name: "UnindexedRecords");
        }
    }
}
