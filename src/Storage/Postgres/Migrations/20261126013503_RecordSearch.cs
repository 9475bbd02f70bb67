using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RecordSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "UnindexedRecords",
                schema: "evidence",
                columns: table => new
                {
                    Source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnindexedRecords", x => new { x.Source, x.RecordId });
                });

            // Vectors are made before they come and lie apart; the rows themselves stay narrow, so that many can be counted and sorted quickly.
            migrationBuilder.Sql(
                """
                CREATE TABLE evidence."ImportedWords" (
                    "Source" character varying(20) NOT NULL, "RecordId" character varying(200) NOT NULL, "Kind" character varying(20) NOT NULL, "Recency" bigint NOT NULL,
                    "Words" tsvector NOT NULL,
                    CONSTRAINT "PK_ImportedWords" PRIMARY KEY ("Source", "RecordId")) WITH (toast_tuple_target = 128);
                ALTER TABLE evidence."ImportedWords" ALTER "Words" SET STORAGE EXTERNAL;
                CREATE INDEX "IX_ImportedWords_Recency" ON evidence."ImportedWords" ("Recency" DESC, "Source", "RecordId");
                CREATE INDEX "IX_ImportedWords_Words" ON evidence."ImportedWords" USING gin ("Words");
                """);

            // What older programs stored is indexed when the database is opened.
            migrationBuilder.Sql("INSERT INTO evidence.\"UnindexedRecords\" (\"Source\", \"RecordId\") SELECT \"Source\", \"Id\" FROM evidence.\"ImportedRecords\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE evidence.\"ImportedWords\"");

            migrationBuilder.DropTable(
                name: "UnindexedRecords",
                schema: "evidence");
        }
    }
}
